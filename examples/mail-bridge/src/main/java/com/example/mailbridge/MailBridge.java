package com.example.mailbridge;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.parley.client.EndedException;
import org.parley.client.RefusedException;

/**
 * Posts each unseen mail of a mailbox into a room, once, whatever crashes.
 *
 * <p>A mail is marked as seen when its message is stored. Whoever is killed in between posts it again, with the same
 * clientId, and Parley knows it. Ctrl-C ends it.
 */
public final class MailBridge {
    private MailBridge() {}

    public static void main(String[] arguments) throws Exception {
        // what others write is taken as it comes
        System.setProperty("mail.mime.ignoreunknownencoding", "true");
        System.setProperty("mail.mime.base64.ignoreerrors", "true");
        System.setProperty("mail.mime.parameters.strict", "false");
        System.setProperty("mail.mime.multipart.allowempty", "true");
        Settings settings = Settings.of(System.getenv());
        Mailbox mailbox = new Mailbox(settings);
        try (Room room = new Room(settings)) {
            while (true) {
                try {
                    mailbox.forEachUnseen(room::post);
                } catch (MessagingException | IOException | UncheckedIOException e) {
                    complain(e);
                }
                Thread.sleep(settings.pause().toMillis());
            }
        } catch (RefusedException | EndedException e) {
            System.err.println("Parley takes nothing from this bot in this room: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void complain(Exception e) {
        System.err.println("Tried again in a moment: " + e);
    }
}
