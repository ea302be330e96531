package org.parley.harness.checker;

/**
 * One line of a recording.
 *
 * @param at milliseconds since the start of the run
 * @param fields what follows the verb
 */
record Entry(Evidence evidence, long at, String verb, String[] fields) {

    static Entry parse(String file, int line, String text) {
        String[] parts = text.split(" ", -1);
        try {
            String[] fields = new String[parts.length - 2];
            System.arraycopy(parts, 2, fields, 0, fields.length);
            return new Entry(new Evidence(file, line), Long.parseLong(parts[0]), parts[1], fields);
        } catch (NumberFormatException | NegativeArraySizeException e) {
            throw new UnreadableRecordingException(file + ":" + line + " is no line of a recording", e);
        }
    }

    String text(int field) {
        if (field >= fields.length) {
            throw new UnreadableRecordingException(evidence + " lacks a field", null);
        }
        return fields[field];
    }

    long number(int field) {
        try {
            return Long.parseLong(text(field));
        } catch (NumberFormatException e) {
            throw new UnreadableRecordingException(evidence + " has no number where one belongs", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entry entry && entry.evidence.equals(evidence);
    }

    @Override
    public int hashCode() {
        return evidence.hashCode();
    }

    @Override
    public String toString() {
        return at + " " + verb + " " + String.join(" ", fields);
    }
}
