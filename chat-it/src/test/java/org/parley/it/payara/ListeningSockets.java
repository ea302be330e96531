package org.parley.it.payara;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Where a process can be reached, as Linux tells it in {@code /proc}. */
final class ListeningSockets {
    /** States of a socket, as the kernel's {@code tcp_states.h} numbers them. */
    private static final Map<String, String> LISTENING = Map.of("tcp", "0A", "tcp6", "0A", "udp", "07", "udp6", "07");

    private ListeningSockets() {}

    /** A local end of a socket. */
    record Endpoint(String protocol, InetAddress address, int port) {}

    /** The TCP sockets of this process that listen, and its UDP sockets that take from anybody. */
    static List<Endpoint> of(long pid) throws IOException {
        Set<String> own = inodes(pid);
        return Stream.of("tcp", "tcp6", "udp", "udp6")
                .flatMap(protocol -> lines(pid, protocol)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(fields -> own.contains(fields[9]))
                        .filter(fields -> fields[3].equals(LISTENING.get(protocol)))
                        .map(fields -> endpoint(protocol, fields[1])))
                .distinct()
                .toList();
    }

    private static Stream<String> lines(long pid, String protocol) {
        try {
            // the first line has the columns' names
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "net", protocol)).stream()
                    .skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> inodes(long pid) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path file : open) {
                String target = target(file);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        return inodes;
    }

    private static String target(Path link) throws IOException {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException closedMeanwhile) {
            return "";
        }
    }

    /** {@code 0100007F:1F90}: the address in words of four bytes, each in the machine's order, then the port. */
    private static Endpoint endpoint(String protocol, String text) {
        int colon = text.indexOf(':');
        ByteBuffer read = ByteBuffer.wrap(HexFormat.of().parseHex(text.substring(0, colon)))
                .order(ByteOrder.nativeOrder());
        ByteBuffer address = ByteBuffer.allocate(read.capacity());
        while (read.hasRemaining()) {
            address.putInt(read.getInt());
        }
        try {
            return new Endpoint(
                    protocol,
                    InetAddress.getByAddress(address.array()),
                    Integer.parseInt(text.substring(colon + 1), 16));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
