package org.parley.it.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.parley.dev.server.Installation;
import org.parley.it.people.Participant;

/** The program of {@code examples/mail-bridge}, in a process that can be killed. */
final class MailBridge implements AutoCloseable {
    private final Process process;

    private MailBridge(Process process) {
        this.process = process;
    }

    /** @param imapPort where it is to look for the mailbox of {@link PostOffice} */
    static MailBridge start(URI node, String token, UUID room, int imapPort) {
        Path folder = Installation.locate().home().resolve("examples/mail-bridge/target");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                folder.resolve("mail-bridge.jar") + ":" + folder.resolve("lib") + "/*",
                "com.example.mailbridge.MailBridge");
        builder.environment()
                .putAll(Map.of(
                        "PARLEY_URL",
                        node.toString(),
                        "PARLEY_TOKEN",
                        token,
                        "PARLEY_ROOM",
                        room.toString(),
                        "IMAP_HOST",
                        "127.0.0.1",
                        "IMAP_PORT",
                        Integer.toString(imapPort),
                        "IMAP_TLS",
                        "false",
                        "IMAP_USER",
                        PostOffice.USER,
                        "IMAP_PASSWORD",
                        PostOffice.PASSWORD,
                        "PAUSE_SECONDS",
                        "1"));
        try {
            return new MailBridge(builder.inheritIO().start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** By itself. */
    int exitStatus() {
        return Participant.get(process.onExit()).exitValue();
    }

    /** SIGKILL. Returns when it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
