package org.parley.bench.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parley.dev.server.Ports;
import org.parley.dev.server.Server;

/** A server that is one Java program, which takes its port as the only argument. */
final class JvmServer extends Server {
    private static final int PATIENCE_MILLIS = 1000;

    private final String classPath;
    private final String main;

    JvmServer(String name, Path directory, String classPath, String main) {
        super(name, directory, Ports.free());
        this.classPath = classPath;
        this.main = main;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(LOOPBACK, port());
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    protected List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MeasuredJvm.OPTIONS);
        command.addAll(List.of("-cp", classPath, main, Integer.toString(port())));
        return command;
    }

    @Override
    protected boolean isReady() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address(), PATIENCE_MILLIS);
            return true;
        }
    }
}
