package org.parley.webhook.outgoing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.parley.account.UserId;
import org.parley.integration.event.CloudEvent;
import org.parley.integration.event.EventOutlet;
import org.parley.integration.event.NotNowException;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;
import org.parley.webhook.Recipient;

/**
 * The webhook of one bot. Before each try it asks the database to whom the event is still owed: so what the bot has lost
 * by leaving a room, and what another node has sent in the meantime, is not sent, and a new URL holds at once.
 */
final class WebhookOutlet implements EventOutlet {
    /** Beyond so many dead letters nobody looks after the webhook any more. */
    static final int MOST_DEAD_LETTERS = 10_000;

    private static final Duration HELD = Duration.ofSeconds(1);
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(10);

    private final UserId bot;
    private final Records records;
    private final Courier courier;
    private final Replay replay;
    private final Supplier<Duration> patience;
    private final Retries retries = new Retries();
    private volatile boolean hurried;
    private long noted = System.nanoTime() - BETWEEN_NOTES.toNanos();

    WebhookOutlet(UserId bot, Records records, Courier courier, Replay replay, Supplier<Duration> patience) {
        this.bot = bot;
        this.records = records;
        this.courier = courier;
        this.replay = replay;
        this.patience = patience;
    }

    @Override
    public int most() {
        return 1;
    }

    @Override
    public boolean send(List<CloudEvent> events) throws NotNowException {
        CloudEvent event = events.get(0);
        RoomEvent place = event.event();
        if (place.author().equals(bot)) {
            return false;
        }
        Recipient recipient = records.webhooks()
                .recipient(bot, place.room())
                .orElseThrow(() -> new NotNowException("the webhook has ended", HELD));
        if (!recipient.isOwed(place.offset())) {
            return false;
        }
        obeyHurry();
        if (retries.isPaused()) {
            waitOrBury(place, recipient);
            return false;
        }
        return settle(place, courier.bring(event, recipient), recipient);
    }

    private boolean settle(RoomEvent event, Outcome outcome, Recipient recipient) throws NotNowException {
        switch (outcome.kind()) {
            case TAKEN -> {
                works(outcome, recipient);
                return true;
            }
            case NEVER -> {
                works(outcome, recipient);
                bury(event, outcome.text());
                return false;
            }
            case GONE -> {
                records.webhooks().end(bot, outcome.text());
                throw new NotNowException(outcome.text() + ": the webhook has ended", HELD);
            }
            case LATER -> {
                records.webhooks().fails(bot, outcome.text());
                records.meter().failed();
                retries.failed(outcome);
                waitOrBury(event, recipient);
                return false;
            }
        }
        throw new IllegalStateException(outcome.toString());
    }

    private void works(Outcome outcome, Recipient recipient) {
        retries.reset();
        boolean due = System.nanoTime() - noted > BETWEEN_NOTES.toNanos();
        if (due
                || outcome.kind() != Outcome.Kind.TAKEN
                || recipient.failingSince().isPresent()) {
            records.webhooks().works(bot, outcome.text());
            noted = System.nanoTime();
        }
    }

    /** While the other side fails, an event waits; but not longer than there is patience, whether tried again or not. */
    private void waitOrBury(RoomEvent event, Recipient recipient) throws NotNowException {
        Instant now = Instant.now();
        Instant since = recipient.failingSince().orElse(now);
        Instant end = (since.isAfter(event.at()) ? since : event.at()).plus(patience.get());
        if (!end.isAfter(now)) {
            bury(event, retries.reason());
            return;
        }
        Duration left = Duration.between(now, end);
        throw new NotNowException(retries.reason(), left.compareTo(retries.left()) < 0 ? left : retries.left());
    }

    private void bury(RoomEvent event, String reason) throws NotNowException {
        RoomId room = event.room();
        if (records.letters().count(bot) >= MOST_DEAD_LETTERS) {
            String end = "ended after " + MOST_DEAD_LETTERS + " dead letters: " + reason;
            records.webhooks().end(bot, end.substring(0, Math.min(end.length(), 250)));
            throw new NotNowException(end, HELD);
        }
        records.letters().bury(bot, room, event.offset(), reason);
        records.meter().buried();
    }

    /** The owner has changed something: a pause ends, and dead letters may be wanted. Any thread. */
    void hurry() {
        hurried = true;
        replay.hint();
    }

    private void obeyHurry() {
        if (hurried) {
            hurried = false;
            retries.reset();
        }
    }

    @Override
    public void attend() {
        obeyHurry();
        if (!retries.isPaused()) {
            replay.page();
        }
    }

    @Override
    public void close() {
        // connections are the node's
    }
}
