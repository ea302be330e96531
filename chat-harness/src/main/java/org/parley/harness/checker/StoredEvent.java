package org.parley.harness.checker;

/**
 * An event as some line of the recording has it.
 *
 * @param content digest of what it says
 * @param messages how many events up to it are messages
 * @param at when the server stored it, in milliseconds of the run
 */
record StoredEvent(
        Evidence evidence,
        String room,
        long offset,
        String author,
        String clientId,
        String content,
        long messages,
        long at) {

    /** Reads the fields from {@code first} on, as {@link org.parley.harness.recording.EventText} writes them. */
    static StoredEvent of(Entry entry, int first) {
        return new StoredEvent(
                entry.evidence(),
                entry.text(first).intern(),
                entry.number(first + 1),
                entry.text(first + 2).intern(),
                entry.text(first + 3),
                entry.text(first + 4),
                entry.number(first + 5),
                entry.number(first + 6));
    }

    boolean isMessage() {
        return content.startsWith("message:") || content.startsWith("action:");
    }

    /** What identifies it for ever. */
    String identity() {
        return identity(room, author, clientId);
    }

    static String identity(String room, String author, String clientId) {
        return room + ' ' + author + ' ' + clientId;
    }

    String place() {
        return room + " offset " + offset;
    }

    boolean sameAs(StoredEvent other) {
        return room.equals(other.room)
                && offset == other.offset
                && author.equals(other.author)
                && clientId.equals(other.clientId)
                && content.equals(other.content)
                && messages == other.messages
                && at == other.at;
    }
}
