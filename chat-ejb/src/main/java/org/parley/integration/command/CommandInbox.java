package org.parley.integration.command;

import java.util.List;
import org.parley.failure.ParleyException;
import org.parley.integration.service.BrokerAwayException;

/**
 * The queue of one integration's commands, and those of its answers and of what was rejected. What is taken comes again,
 * in the same order, unless {@link #done} says that it was carried out. Belongs to one thread.
 *
 * <p>Every method but {@link #giveBack} and {@link #close} throws {@link BrokerAwayException}, and blocks for some seconds
 * at most.
 */
public interface CommandInbox extends AutoCloseable {

    /**
     * The next ones, at least one unless none came in time.
     *
     * @param most commands
     */
    List<ReceivedCommand> take(int most, long patienceMillis) throws BrokerAwayException;

    /** Puts one aside, with the reason, when {@link #done} is called. */
    void reject(ReceivedCommand command, ParleyException reason) throws BrokerAwayException;

    /** Answers each of these; an answer that nobody can take is dropped, and the log says so. */
    void answer(List<ReceivedCommand> commands, List<String> answers) throws BrokerAwayException;

    /** What was taken is carried out, answered or put aside. */
    void done() throws BrokerAwayException;

    /** What was taken is not carried out now. */
    void giveBack();

    @Override
    void close();
}
