package org.parley.bench.peer;

/**
 * Who is where: so many rooms, with so many people in each; nobody is in two.
 *
 * @param rooms how many
 * @param members in each
 */
public record Population(int rooms, int members) {

    public int people() {
        return rooms * members;
    }
}
