package org.parley.delivery.jms;

import java.util.UUID;
import org.parley.account.UserId;
import org.parley.room.RoomId;

/**
 * The topic in shards, some for what concerns a room and as many for what concerns a person. A room or a person is in the
 * same one on every node. They are numbered through: first those of the rooms, then those of the people.
 *
 * @param each how many of either kind; the same on all nodes
 */
public record TopicShards(int each) {
    private static final String ROOMS = "parley.rooms";
    private static final String PEOPLE = "parley.people";

    /** How many there are in all. */
    int count() {
        return 2 * each;
    }

    int of(RoomId room) {
        return hash(room.value());
    }

    int of(UserId user) {
        return each + hash(user.value());
    }

    /** Its address at the brokers. */
    String address(int shard) {
        return shard < each ? ROOMS + "." + shard : PEOPLE + "." + (shard - each);
    }

    private int hash(UUID id) {
        // that of a UUID mixes its halves by exclusive or only, and a small count takes but its low bits
        int hash = id.hashCode() * 0x9E3779B9;
        return Math.floorMod(hash ^ (hash >>> 16), each);
    }
}
