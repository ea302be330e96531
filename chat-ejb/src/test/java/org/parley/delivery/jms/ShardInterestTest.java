package org.parley.delivery.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.account.UserId;
import org.parley.room.RoomId;

class ShardInterestTest {
    private static final TopicShards SHARDS = new TopicShards(16);

    private final AtomicLong now = new AtomicLong();
    private final ShardInterest interest = new ShardInterest(SHARDS, now::get);
    private final AtomicInteger gains = new AtomicInteger();

    @Test
    void aShardShouldBeWantedFromItsFirstRoomOnAndForAWhileAfterItsLast() {
        RoomId room = new RoomId(UUID.randomUUID());
        interest.onGain(gains::incrementAndGet);

        interest.gained(room);
        assertThat(interest.wanted().stream()).containsExactly(SHARDS.of(room));
        interest.gained(roomInTheShardOf(room));
        interest.lost(room);
        interest.lost(room);
        interest.gained(room);

        assertThat(interest.wanted().stream()).containsExactly(SHARDS.of(room));
        assertThat(gains).hasValue(1);
    }

    @Test
    void aShardWithoutRoomsShouldBeLetGoAfterAWhileAndWantedAgainByTheNext() {
        RoomId room = new RoomId(UUID.randomUUID());
        interest.onGain(gains::incrementAndGet);
        interest.gained(room);
        interest.lost(room);

        now.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(interest.wanted().stream()).containsExactly(SHARDS.of(room));
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(interest.wanted().stream()).isEmpty();
        interest.gained(room);
        assertThat(interest.wanted().stream()).containsExactly(SHARDS.of(room));
        assertThat(gains).hasValue(2);
    }

    @Test
    void roomsShouldBeSpreadEvenly() {
        int rooms = 16_000;
        int[] counts = new int[16];
        // numbered ones, and random ones: neither may crowd
        for (int i = 0; i < rooms; i++) {
            counts[SHARDS.of(new RoomId(new UUID(0, i)))]++;
        }
        assertThat(IntStream.of(counts)).allMatch(count -> count > 500 && count < 2_000);

        List<Integer> drawn = Stream.generate(() -> SHARDS.of(new RoomId(UUID.randomUUID())))
                .limit(rooms)
                .toList();
        assertThat(drawn).allMatch(shard -> shard >= 0 && shard < 16);
        IntStream.range(0, 16)
                .forEach(shard ->
                        assertThat(drawn.stream().filter(each -> each == shard)).hasSizeBetween(700, 1_300));
    }

    @Test
    void peopleShouldHaveShardsOfTheirOwn() {
        UserId user = new UserId(UUID.randomUUID());
        interest.gained(user);
        assertThat(interest.wanted().stream()).containsExactly(SHARDS.of(user));
        assertThat(SHARDS.of(user)).isBetween(16, 31);
        assertThat(SHARDS.address(SHARDS.of(user))).matches("parley\\.people\\.\\d+");
        assertThat(SHARDS.address(15)).isEqualTo("parley.rooms.15");
    }

    @Test
    void oneShardShouldTakeAllRooms() {
        assertThat(new TopicShards(1).of(new RoomId(UUID.randomUUID()))).isZero();
    }

    private static RoomId roomInTheShardOf(RoomId room) {
        return Stream.generate(() -> new RoomId(UUID.randomUUID()))
                .filter(each -> SHARDS.of(each) == SHARDS.of(room))
                .findFirst()
                .orElseThrow();
    }
}
