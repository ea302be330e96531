package org.parley.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Messages that are sent and not yet acknowledged, in the order of the sends. At most {@value #WINDOW} are under way at
 * once: a server that refuses the thirty-third for the moment would have them arrive out of order. Each may be sent
 * again, with the same clientId, until there is an answer that settles it. Safe for use by many threads.
 */
final class Outbox {
    static final int CAPACITY = 10_000;
    static final int WINDOW = 32;

    /** What identifies a message. */
    record Key(UUID room, String clientId) {}

    /** A message and the promise of its acknowledgement. */
    static final class Entry {
        private final String frame;
        private final CompletableFuture<ServerFrame.Ack> ack = new CompletableFuture<>();
        private @Nullable FrameSocket sentOn;

        Entry(String frame) {
            this.frame = frame;
        }

        CompletableFuture<ServerFrame.Ack> ack() {
            return ack;
        }
    }

    private final Map<Key, Entry> pending = new LinkedHashMap<>();

    /** @throws IllegalStateException if {@value #CAPACITY} messages wait, or one of this identity does */
    synchronized Entry add(Key key, String frame) {
        if (pending.size() >= CAPACITY || pending.containsKey(key)) {
            throw new IllegalStateException("Too many messages wait, or this one does already");
        }
        Entry entry = new Entry(frame);
        pending.put(key, entry);
        return entry;
    }

    /** Sends what the window allows and this socket has not been sent yet, oldest first. */
    synchronized void sendOn(FrameSocket socket) {
        int underWay = 0;
        for (Entry entry : pending.values()) {
            if (underWay++ == WINDOW) {
                return;
            }
            if (entry.sentOn != socket) {
                entry.sentOn = socket;
                socket.sendText(entry.frame);
            }
        }
    }

    /** Sends one again that was refused for the moment, if it still waits. */
    synchronized void repeatOn(FrameSocket socket, Key key) {
        Entry entry = pending.get(key);
        if (entry != null) {
            entry.sentOn = socket;
            socket.sendText(entry.frame);
        }
    }

    synchronized boolean isEmpty() {
        return pending.isEmpty();
    }

    synchronized @Nullable Entry remove(Key key) {
        return pending.remove(key);
    }

    synchronized List<Entry> drain() {
        List<Entry> all = new ArrayList<>(pending.values());
        pending.clear();
        return all;
    }
}
