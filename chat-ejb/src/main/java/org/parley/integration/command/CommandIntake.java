package org.parley.integration.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.integration.Integration;
import org.parley.integration.service.BrokerAwayException;
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
    private final CommandInbox inbox;
    private final CommandRunner runner;
    private final CommandPace pace;
    private final IntegrationMeter meter;
    private final Trouble trouble = new Trouble(LOG);
    private volatile boolean closed;

    CommandIntake(
            Integration integration,
            CommandInbox inbox,
            CommandRunner runner,
            CommandPace pace,
            IntegrationMeter meter) {
        this.integration = integration;
        this.inbox = inbox;
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
            inbox.close();
        }
    }

    public void close() {
        closed = true;
    }

    /** @return whether to go on at once */
    private boolean takeSome() throws InterruptedException {
        try {
            List<ReceivedCommand> messages = inbox.take(BATCH, PATIENCE_MILLIS);
            if (!messages.isEmpty()) {
                carryOut(messages);
            }
            trouble.ends("integration: commands of " + integration.name() + " are taken again");
            return true;
        } catch (ParleyException e) {
            // a server that commands need is away
            trouble.begins(waiting(e.code().slug()), null);
        } catch (BrokerAwayException e) {
            trouble.begins(waiting(e.toString()), null);
        } catch (RuntimeException e) {
            trouble.begins(waiting(e.toString()), e);
        }
        inbox.giveBack();
        return false;
    }

    private void carryOut(List<ReceivedCommand> messages) throws BrokerAwayException, InterruptedException {
        List<ReceivedCommand> accepted = new ArrayList<>();
        List<Command> commands = new ArrayList<>();
        List<ReceivedCommand> hopeless = new ArrayList<>();
        for (ReceivedCommand message : messages) {
            try {
                commands.add(Command.read(message.text()));
                accepted.add(message);
            } catch (ParleyException e) {
                inbox.reject(message, e);
                meter.rejected();
                LOG.log(Level.WARNING, "integration: a command of {0} was put aside: {1} {2}", new Object[] {
                    integration.name(), e.code().slug(), e.detail()
                });
            }
        }
        pace.await(commands.size());
        List<String> answers = run(accepted, commands, hopeless);
        accepted.removeAll(hopeless);
        inbox.answer(accepted, answers);
        inbox.done();
        accepted.forEach(message -> meter.answered());
    }

    /** All together; what has failed several times for no known reason, one by one. */
    private List<String> run(List<ReceivedCommand> messages, List<Command> commands, List<ReceivedCommand> hopeless)
            throws BrokerAwayException, InterruptedException {
        if (messages.stream().noneMatch(message -> message.deliveries() > TRIES)) {
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

    private ReceivedCommand putAside(ReceivedCommand message, ParleyException reason) throws BrokerAwayException {
        inbox.reject(message, reason);
        meter.rejected();
        return message;
    }

    private String waiting(String reason) {
        return "integration: commands of " + integration.name() + " wait in their queue: " + reason;
    }
}
