package org.parley.integration.command;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.integration.Integration;
import org.parley.integration.service.IntegrationMeter;
import org.parley.work.Trouble;

/**
 * Takes the commands of an integration from its queue, has them carried out in their order, and answers.
 *
 * <p><b>Guarantee.</b> A command is taken off the queue after it was carried out and answered, or put aside. If anything
 * fails in between it comes again, and a command that was carried out is only answered. So each has its effect once, is
 * answered at least once, and none overtakes another.
 *
 * <p>While a server is away that commands need, they stay in the queue. What can never be carried out (no text, no JSON,
 * an unknown type) goes to the queue of the rejected with the reason; so does what fails without one,
 * after {@value #TRIES} tries.
 *
 * <p>One thread runs it.
 */
public final class CommandIntake implements Runnable {
    private static final Logger LOG = Logger.getLogger(CommandIntake.class.getName());

    /** Deliveries of a command that fails for a reason that nobody foresaw. */
    static final int TRIES = 5;

    private static final int BATCH = 100;
    private static final long PATIENCE_MILLIS = 1_000;
    private static final long BACKOFF_MILLIS = 500;

    private final Integration integration;
    private final CommandQueue queue;
    private final CommandRunner runner;
    private final CommandPace pace;
    private final IntegrationMeter meter;
    private final Trouble trouble = new Trouble(LOG);
    private volatile boolean closed;

    CommandIntake(
            Integration integration,
            CommandQueue queue,
            CommandRunner runner,
            CommandPace pace,
            IntegrationMeter meter) {
        this.integration = integration;
        this.queue = queue;
        this.runner = runner;
        this.pace = pace;
        this.meter = meter;
    }

    /** Takes commands until {@link #close}. */
    @Override
    public void run() {
        try {
            while (!closed) {
                if (!takeSome()) {
                    TimeUnit.MILLISECONDS.sleep(BACKOFF_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            queue.close();
        }
    }

    public void close() {
        closed = true;
    }

    /** @return whether to go on at once */
    private boolean takeSome() throws InterruptedException {
        try {
            List<Message> messages = queue.take(BATCH, PATIENCE_MILLIS);
            if (!messages.isEmpty()) {
                carryOut(messages);
            }
            trouble.ends("integration: commands of " + integration.name() + " are taken again");
            return true;
        } catch (ParleyException e) {
            // a server that commands need is away
            trouble.begins(waiting(e.code().slug()), null);
        } catch (JMSException e) {
            trouble.begins(waiting(e.toString()), null);
        } catch (RuntimeException e) {
            trouble.begins(waiting(e.toString()), e);
        }
        queue.giveBack();
        return false;
    }

    private void carryOut(List<Message> messages) throws JMSException, InterruptedException {
        List<Message> accepted = new ArrayList<>();
        List<Command> commands = new ArrayList<>();
        List<Message> hopeless = new ArrayList<>();
        for (Message message : messages) {
            try {
                commands.add(CommandMessage.read(message));
                accepted.add(message);
            } catch (ParleyException e) {
                queue.reject(message, e);
                meter.rejected();
                LOG.log(Level.WARNING, "integration: a command of {0} was put aside: {1} {2}", new Object[] {
                    integration.name(), e.code().slug(), e.detail()
                });
            }
        }
        pace.await(commands.size());
        List<String> answers = run(accepted, commands, hopeless);
        accepted.removeAll(hopeless);
        queue.answer(accepted, answers);
        queue.done();
        accepted.forEach(message -> meter.answered());
    }

    /** All together; what has failed several times for no known reason, one by one. */
    private List<String> run(List<Message> messages, List<Command> commands, List<Message> hopeless)
            throws JMSException, InterruptedException {
        boolean worn = false;
        for (Message message : messages) {
            worn |= CommandMessage.deliveries(message) > TRIES;
        }
        if (!worn) {
            return runner.carryOut(commands);
        }
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            try {
                answers.addAll(runner.carryOut(List.of(commands.get(i))));
            } catch (ParleyException e) {
                if (e.code() != ErrorCode.INTERNAL) {
                    throw e;
                }
                hopeless.add(putAside(messages.get(i), e));
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "integration: a command of " + integration.name() + " fails each time", e);
                hopeless.add(putAside(messages.get(i), new ParleyException(ErrorCode.INTERNAL)));
            }
        }
        return answers;
    }

    private Message putAside(Message message, ParleyException reason) throws JMSException {
        queue.reject(message, reason);
        meter.rejected();
        return message;
    }

    private String waiting(String reason) {
        return "integration: commands of " + integration.name() + " wait in their queue: " + reason;
    }
}
