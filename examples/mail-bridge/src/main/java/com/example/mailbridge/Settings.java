package com.example.mailbridge;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * What the environment says: where Parley is and where the mailbox.
 *
 * @param token of the bot that is to speak
 * @param tls whether IMAP is spoken in TLS: port 993
 * @param pause between one look at the mailbox and the next
 */
record Settings(
        URI parley,
        String token,
        UUID room,
        String imapHost,
        int imapPort,
        boolean tls,
        String imapUser,
        String imapPassword,
        String imapFolder,
        Duration pause) {

    /** @throws IllegalArgumentException that names what is missing or wrong */
    static Settings of(Map<String, String> environment) throws IOException {
        boolean tls = Boolean.parseBoolean(environment.getOrDefault("IMAP_TLS", "true"));
        return new Settings(
                URI.create(needed(environment, "PARLEY_URL")),
                secret(environment, "PARLEY_TOKEN"),
                UUID.fromString(needed(environment, "PARLEY_ROOM")),
                needed(environment, "IMAP_HOST"),
                Integer.parseInt(environment.getOrDefault("IMAP_PORT", tls ? "993" : "143")),
                tls,
                needed(environment, "IMAP_USER"),
                secret(environment, "IMAP_PASSWORD"),
                environment.getOrDefault("IMAP_FOLDER", "INBOX"),
                Duration.ofSeconds(Long.parseLong(environment.getOrDefault("PAUSE_SECONDS", "30"))));
    }

    private static String needed(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("The environment variable " + name + " is missing");
        }
        return value;
    }

    /** Of the variable, or of the file that the variable with _FILE at its end names. */
    private static String secret(Map<String, String> environment, String name) throws IOException {
        String file = environment.get(name + "_FILE");
        return file == null
                ? needed(environment, name)
                : Files.readString(Path.of(file)).strip();
    }
}
