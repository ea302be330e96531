package org.parley.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A TCP connection between a node and its store that can be cut at a chosen request, before it or after it. */
final class Cable implements AutoCloseable {
    /** On which way of a request the connection breaks. */
    enum Cut {
        /** The store never sees the request. */
        REQUEST_LOST,
        /** The store has done what it was asked; the node never hears of it. */
        ANSWER_LOST
    }

    private record Order(String request, Cut cut) {}

    private final InetSocketAddress store;
    private final ServerSocket entry;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Order> order = new AtomicReference<>();
    private volatile boolean cut;

    Cable(InetSocketAddress store) {
        this.store = store;
        try {
            this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return entry.getLocalPort();
    }

    /** Cuts at the next request that contains this text; what comes later passes. */
    void cutAt(String request, Cut where) {
        cut = false;
        order.set(new Order(request, where));
    }

    boolean wasCut() {
        return cut;
    }

    private void accept() {
        try {
            while (!entry.isClosed()) {
                Socket node = entry.accept();
                Socket far = new Socket(store.getAddress(), store.getPort());
                node.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                sockets.addAll(List.of(node, far));
                Line line = new Line(node, far);
                threads.execute(line::carryRequests);
                threads.execute(line::carryAnswers);
            }
        } catch (IOException e) {
            close(); // the entry was closed: no more connections
        }
    }

    @Override
    public void close() {
        try {
            entry.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private final class Line {
        private final Socket node;
        private final Socket far;
        private volatile boolean losesAnswers;

        Line(Socket node, Socket far) {
            this.node = node;
            this.far = far;
        }

        void carryRequests() {
            carry(node, far, text -> {
                Order current = order.get();
                if (current == null || !text.contains(current.request()) || !order.compareAndSet(current, null)) {
                    return true;
                }
                losesAnswers = current.cut() == Cut.ANSWER_LOST;
                cut = !losesAnswers;
                return losesAnswers;
            });
        }

        void carryAnswers() {
            carry(far, node, text -> {
                cut |= losesAnswers;
                return !losesAnswers;
            });
        }

        private void carry(Socket from, Socket to, java.util.function.Predicate<String> passes) {
            byte[] buffer = new byte[1 << 16];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                int length = in.read(buffer);
                while (length > 0 && passes.test(new String(buffer, 0, length, StandardCharsets.ISO_8859_1))) {
                    out.write(buffer, 0, length);
                    length = in.read(buffer);
                }
            } catch (IOException e) {
                losesAnswers = true; // one end is gone: so is the line
            }
        }
    }
}
