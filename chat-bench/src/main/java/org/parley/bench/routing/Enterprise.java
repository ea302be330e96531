package org.parley.bench.routing;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * An enterprise's rooms and who is in them. People are numbers, and those of a department follow each other; a room has
 * seats, one for each of its people, and from each seat comes a rate of messages. In arrays, for there are tens of
 * millions of seats.
 */
final class Enterprise {
    private final EnterprisePlan plan;
    private final int[] firstSeat;
    private final int[] home;
    private final int[] person;
    private final float[] rate;
    private int rooms;

    private Enterprise(EnterprisePlan plan) {
        this.plan = plan;
        int seats = Math.multiplyExact(plan.people(), plan.roomsEach());
        this.home = new int[seats / RoomSizes.SMALLEST + 1];
        this.firstSeat = new int[home.length + 1];
        this.person = new int[seats + plan.largestRoom()];
        this.rate = new float[person.length];
    }

    /** The same for the same seed. */
    static Enterprise draw(EnterprisePlan plan, Talk talk, long seed) {
        Enterprise enterprise = new Enterprise(plan);
        enterprise.fill(new SplittableRandom(seed), talk);
        return enterprise;
    }

    int people() {
        return plan.people();
    }

    int rooms() {
        return rooms;
    }

    int departments() {
        return Math.max(1, plan.people() / plan.department());
    }

    /** The department that the room is of, from 0. */
    int homeOf(int room) {
        return home[room];
    }

    /** Where the room's seats begin; they end where those of the next room begin, though it be the last. */
    int firstSeat(int room) {
        return firstSeat[room];
    }

    int personAt(int seat) {
        return person[seat];
    }

    /** Messages a second. */
    float rateAt(int seat) {
        return rate[seat];
    }

    /** A second, of all together. */
    double messages() {
        return plan.rate();
    }

    double readersPerMessage() {
        double messages = 0;
        double readings = 0;
        for (int room = 0; room < rooms; room++) {
            for (int seat = firstSeat[room]; seat < firstSeat[room + 1]; seat++) {
                messages += rate[seat];
                readings += (double) rate[seat] * (firstSeat[room + 1] - firstSeat[room]);
            }
        }
        return readings / messages;
    }

    private void fill(SplittableRandom random, Talk talk) {
        RoomSizes sizes = new RoomSizes(plan.exponent(), Math.min(plan.largestRoom(), plan.people() / 2));
        int wanted = plan.people() * plan.roomsEach();
        int[] lastRoom = new int[plan.people()];
        Arrays.fill(lastRoom, -1);
        double words = 0;
        int seat = 0;
        while (seat < wanted) {
            int size = sizes.draw(random);
            home[rooms] = random.nextInt(departments());
            firstSeat[rooms] = seat;
            for (int i = 0; i < size; i++) {
                person[seat] = somebodyElse(random, lastRoom, size);
                rate[seat] = talk.draw(random);
                words += rate[seat];
                seat++;
            }
            rooms++;
        }
        firstSeat[rooms] = seat;
        float share = (float) (plan.rate() / words);
        for (int i = 0; i < seat; i++) {
            rate[i] *= share;
        }
    }

    /** From a stretch of people around the department of the room that is being filled, or from anywhere. */
    private int somebodyElse(SplittableRandom random, int[] lastRoom, int size) {
        int stretch = Math.min(plan.people(), Math.max(plan.department(), 2 * size));
        int from = Math.min(home[rooms] * plan.department(), plan.people() - stretch);
        int chosen;
        do {
            chosen = random.nextDouble() < plan.near() ? from + random.nextInt(stretch) : random.nextInt(plan.people());
        } while (lastRoom[chosen] == rooms);
        lastRoom[chosen] = rooms;
        return chosen;
    }
}
