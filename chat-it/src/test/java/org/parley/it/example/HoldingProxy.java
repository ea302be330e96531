package org.parley.it.example;

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

/**
 * Stands between a program and a server, and passes everything on until the program says a certain word: that it keeps to
 * itself, and the server never hears it. So a program can be killed between two steps of its work.
 */
final class HoldingProxy implements AutoCloseable {
    private static final String NOTHING = "";

    private final InetSocketAddress server;
    private final ServerSocket entrance;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile String word = NOTHING;
    private volatile boolean holding;

    private HoldingProxy(int port) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** In front of the server that listens on this port of the machine. */
    static HoldingProxy to(int port) {
        try {
            HoldingProxy proxy = new HoldingProxy(port);
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** From now on what has this word in it stops here, and its connection with it. */
    void hold(String text) {
        holding = false;
        word = text;
    }

    /** Whether something was stopped since {@link #hold}. */
    boolean isHolding() {
        return holding;
    }

    /** What comes from now on passes again. */
    void pass() {
        word = NOTHING;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket program = entrance.accept();
                Socket behind = new Socket();
                sockets.addAll(List.of(program, behind));
                behind.connect(server);
                threads.execute(() -> pump(program, behind, true));
                threads.execute(() -> pump(behind, program, false));
            } catch (IOException e) {
                // closed, or nobody is behind: whoever has come in sees that it ends
                sockets.removeIf(Socket::isClosed);
            }
        }
    }

    private void pump(Socket from, Socket to, boolean watched) {
        byte[] buffer = new byte[65536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int length = in.read(buffer);
            while (length >= 0 && !(watched && isHeld(buffer, length))) {
                out.write(buffer, 0, length);
                length = in.read(buffer);
            }
            while (length >= 0) {
                length = in.read(buffer);
            }
        } catch (IOException e) {
            // one of the two has gone; the other is closed too
        }
    }

    private boolean isHeld(byte[] buffer, int length) {
        String held = word;
        if (held.isEmpty() || !new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(held)) {
            return false;
        }
        holding = true;
        return true;
    }
}
