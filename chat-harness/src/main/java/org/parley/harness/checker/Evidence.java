package org.parley.harness.checker;

/** A line of a recording; lines are counted from 1. */
record Evidence(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
