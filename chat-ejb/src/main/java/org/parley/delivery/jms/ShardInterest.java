package org.parley.delivery.jms;

import java.time.Duration;
import java.util.BitSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.delivery.Interest;
import org.parley.room.RoomId;

/**
 * The shards that matter to this node. One that has ceased to matter stays for a while: who reloads a page is back at
 * once. Thread-safe, never waits.
 */
public final class ShardInterest implements Interest {
    private static final Duration LINGER = Duration.ofMinutes(1);

    private final TopicShards shards;
    private final LongSupplier nanoTime;

    /** How many rooms, or people, make it matter. */
    private final int[] reasons;

    private final long[] lostAt;
    private final BitSet wanted = new BitSet();
    private @Nullable Runnable listener;

    public ShardInterest(TopicShards shards) {
        this(shards, System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime} */
    ShardInterest(TopicShards shards, LongSupplier nanoTime) {
        this.shards = shards;
        this.nanoTime = nanoTime;
        this.reasons = new int[shards.count()];
        this.lostAt = new long[shards.count()];
    }

    /** Runs whenever there is another shard to hear; must not block. */
    synchronized void onGain(Runnable task) {
        listener = task;
    }

    @Override
    public void gained(RoomId room) {
        gained(shards.of(room));
    }

    @Override
    public void gained(UserId user) {
        gained(shards.of(user));
    }

    @Override
    public void lost(RoomId room) {
        lost(shards.of(room));
    }

    @Override
    public void lost(UserId user) {
        lost(shards.of(user));
    }

    private synchronized void gained(int shard) {
        reasons[shard]++;
        if (!wanted.get(shard)) {
            wanted.set(shard);
            if (listener != null) {
                listener.run();
            }
        }
    }

    private synchronized void lost(int shard) {
        reasons[shard]--;
        lostAt[shard] = nanoTime.getAsLong();
    }

    /** The shards to hear, as they are now. */
    synchronized BitSet wanted() {
        long now = nanoTime.getAsLong();
        for (int shard = wanted.nextSetBit(0); shard >= 0; shard = wanted.nextSetBit(shard + 1)) {
            if (reasons[shard] == 0 && now - lostAt[shard] > LINGER.toNanos()) {
                wanted.clear(shard);
            }
        }
        return (BitSet) wanted.clone();
    }
}
