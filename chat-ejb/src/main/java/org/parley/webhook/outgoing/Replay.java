package org.parley.webhook.outgoing;

import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.parley.account.UserId;
import org.parley.failure.ParleyException;
import org.parley.integration.event.CloudEvents;
import org.parley.message.MessageHistory;
import org.parley.message.RoomEvent;
import org.parley.webhook.DeadLetter;
import org.parley.webhook.Recipient;

/**
 * Sends the dead letters of one webhook again that its owner wants to be sent: each once, from the history. What is taken,
 * or not the bot's to know any more, is a dead letter no longer; when the other side fails, the rest stays.
 *
 * <p>Belongs to one thread, but for {@link #hint}.
 */
final class Replay {
    private static final Logger LOG = Logger.getLogger(Replay.class.getName());
    private static final int PAGE = 20;

    private final UserId bot;
    private final Records records;
    private final Courier courier;
    private final MessageHistory history;
    private final CloudEvents cloudEvents;
    /** At first too: another node may have left some. */
    private volatile boolean hinted = true;

    Replay(UserId bot, Records records, Courier courier, MessageHistory history, CloudEvents cloudEvents) {
        this.bot = bot;
        this.records = records;
        this.courier = courier;
        this.history = history;
        this.cloudEvents = cloudEvents;
    }

    /** Some may be wanted. */
    void hint() {
        hinted = true;
    }

    /** Sends some of those that are wanted. Blocks; does not throw. */
    void page() {
        if (!hinted) {
            return;
        }
        hinted = false;
        try {
            List<DeadLetter> letters = records.letters().wanted(bot, PAGE);
            boolean fails = letters.stream().anyMatch(letter -> !send(letter));
            if (fails) {
                records.letters().putBack(bot);
            } else {
                hinted |= letters.size() == PAGE;
            }
        } catch (ParleyException e) {
            hinted = true;
            LOG.log(Level.FINE, "webhook: dead letters wait: {0}", e.code());
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "webhook: dead letters cannot be sent again", e);
        }
    }

    /** @return false if no other is to be tried */
    private boolean send(DeadLetter letter) {
        Optional<Recipient> recipient = records.webhooks().recipient(bot, letter.room());
        if (recipient.isEmpty()) {
            return false;
        }
        List<RoomEvent> events = history.after(letter.room(), letter.offset() - 1, 1);
        if (!recipient.get().belongs() || events.isEmpty()) {
            records.letters().remove(bot, letter.room(), letter.offset());
            return true;
        }
        Outcome outcome = courier.bring(cloudEvents.of(events).get(0), recipient.get());
        switch (outcome.kind()) {
            case TAKEN -> {
                records.letters().remove(bot, letter.room(), letter.offset());
                records.meter().delivered(1);
            }
            case NEVER -> records.letters().bury(bot, letter.room(), letter.offset(), outcome.text());
            case LATER -> records.letters().bury(bot, letter.room(), letter.offset(), outcome.text());
            case GONE -> records.webhooks().end(bot, outcome.text());
        }
        return outcome.kind() == Outcome.Kind.TAKEN || outcome.kind() == Outcome.Kind.NEVER;
    }
}
