package org.parley.bench.routing;

/**
 * What an enterprise and its rooms look like.
 *
 * @param people how many there are, each connected once
 * @param roomsEach in how many rooms each is, on average
 * @param exponent the number of rooms of size n falls as n to minus this; from 2, a direct conversation
 * @param largestRoom the largest size of a room
 * @param department how many people work next to each other
 * @param near the share of a room's people who come from around its department, and not from anywhere
 * @param perHour how many messages a person sends in an hour
 */
record EnterprisePlan(
        int people, int roomsEach, double exponent, int largestRoom, int department, double near, double perHour) {

    /** Messages a second, of all together. */
    double rate() {
        return people * perHour / 3600;
    }

    EnterprisePlan withPeople(int number) {
        return new EnterprisePlan(number, roomsEach, exponent, largestRoom, department, near, perHour);
    }
}
