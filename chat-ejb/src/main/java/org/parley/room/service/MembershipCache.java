package org.parley.room.service;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.room.Memberships;
import org.parley.room.Memberships.Standing;
import org.parley.room.RoomId;

/**
 * Who belongs to which room, as far as this node was asked: so that sending a message needs no database.
 *
 * <p>What is remembered is right until {@link #forget} says otherwise; {@link MembershipWatch} calls it within two
 * seconds of a change. While the database is away, what is remembered goes on. Bounded. Thread-safe; never blocks.
 */
public final class MembershipCache {
    private static final int CAPACITY = 200_000;
    private static final int EVICTED_AT_ONCE = 10_000;

    private record Key(RoomId room, UserId user) {}

    private final Map<Key, CompletableFuture<Standing>> standings = new ConcurrentHashMap<>();

    private final Memberships memberships;
    private final Executor loader;

    /** @param loader may block on I/O */
    public MembershipCache(Memberships memberships, Executor loader) {
        this.memberships = memberships;
        this.loader = loader;
    }

    /**
     * The standing of a person in a room. Already complete when it is remembered; else it is loaded by another thread,
     * and may fail with a {@link ParleyException}.
     */
    public CompletionStage<Standing> standing(RoomId room, UserId user) {
        Key key = new Key(room, user);
        CompletableFuture<Standing> known = standings.get(key);
        return known == null ? load(key, loader) : known;
    }

    /**
     * As {@link #standing}, but on the calling thread, which may block. It does not wait for another thread's answer:
     * that one may itself be waiting for a thread.
     */
    public Standing standingNow(RoomId room, UserId user) {
        Key key = new Key(room, user);
        CompletableFuture<Standing> known = standings.get(key);
        if (known != null && !known.isDone()) {
            return memberships.standing(room, user);
        }
        try {
            return (known == null ? load(key, Runnable::run) : known).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ParleyException refusal ? refusal : e;
        }
    }

    /** Whether it is remembered at this moment that this person belongs to the room. */
    public boolean isKnownToBelong(RoomId room, UserId user) {
        CompletableFuture<Standing> known = standings.get(new Key(room, user));
        return known != null
                && known.isDone()
                && !known.isCompletedExceptionally()
                && known.join().belongs();
    }

    public void forget(RoomId room, UserId user) {
        standings.remove(new Key(room, user));
    }

    public void forget(RoomId room) {
        standings.keySet().removeIf(key -> key.room().equals(room));
    }

    public void forgetAll() {
        standings.clear();
    }

    /** How many standings are remembered. */
    public int size() {
        return standings.size();
    }

    private CompletableFuture<Standing> load(Key key, Executor thread) {
        makeSpace();
        CompletableFuture<Standing> mine = new CompletableFuture<>();
        CompletableFuture<Standing> earlier = standings.putIfAbsent(key, mine);
        if (earlier != null) {
            return earlier;
        }
        thread.execute(() -> {
            try {
                Standing standing = memberships.standing(key.room(), key.user());
                if (!standing.belongs()) {
                    standings.remove(key, mine);
                }
                mine.complete(standing);
            } catch (ParleyException e) {
                standings.remove(key, mine);
                mine.completeExceptionally(e);
            } catch (RuntimeException e) {
                standings.remove(key, mine);
                mine.completeExceptionally(
                        new ParleyException(ErrorCode.ACCOUNTS_UNAVAILABLE, ErrorCode.ACCOUNTS_UNAVAILABLE.text(), e));
            }
        });
        return mine;
    }

    private void makeSpace() {
        if (standings.size() < CAPACITY) {
            return;
        }
        Iterator<Key> keys = standings.keySet().iterator();
        for (int i = 0; i < EVICTED_AT_ONCE && keys.hasNext(); i++) {
            keys.next();
            keys.remove();
        }
    }
}
