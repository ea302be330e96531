package com.example.mailbridge;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Properties;

/** A folder of an IMAP server. */
final class Mailbox {
    private static final String CONNECT_MILLIS = "10000";
    private static final String READ_MILLIS = "60000";

    /** To whom the mails go. */
    interface Reader {
        /** @return whether it was taken; one that was not is flagged for a person to look at */
        boolean read(String id, String text) throws InterruptedException;
    }

    private final Settings settings;
    private final String protocol;

    Mailbox(Settings settings) {
        this.settings = settings;
        protocol = settings.tls() ? "imaps" : "imap";
    }

    /**
     * Gives away each mail that is not marked as seen, the oldest first, and then marks it.
     *
     * @throws MessagingException when the server is away, or refuses
     */
    void forEachUnseen(Reader reader) throws MessagingException, IOException, InterruptedException {
        try (Store store = session().getStore(protocol)) {
            store.connect(settings.imapHost(), settings.imapPort(), settings.imapUser(), settings.imapPassword());
            Folder folder = store.getFolder(settings.imapFolder());
            folder.open(Folder.READ_WRITE);
            try {
                Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                FetchProfile needed = new FetchProfile();
                needed.add(UIDFolder.FetchProfileItem.UID);
                folder.fetch(unseen, needed);
                for (Message mail : unseen) {
                    give(mail, reader);
                }
            } finally {
                if (folder.isOpen()) {
                    // true would remove what others have marked as deleted
                    folder.close(false);
                }
            }
        }
    }

    private static void give(Message mail, Reader reader) throws MessagingException, InterruptedException {
        boolean taken;
        try {
            taken = reader.read(MailId.of(mail), MailText.of(mail));
        } catch (FolderClosedException | StoreClosedException e) {
            throw e;
        } catch (MessageRemovedException e) {
            return;
        } catch (MessagingException | IOException e) {
            // not this connection, but this mail
            taken = false;
        }
        Flags done = new Flags(Flags.Flag.SEEN);
        if (!taken) {
            System.err.println("A mail could not be posted: it is flagged");
            done.add(Flags.Flag.FLAGGED);
        }
        mail.setFlags(done, true);
    }

    private Session session() {
        Properties properties = new Properties();
        String prefix = "mail." + protocol;
        // reading alone must not mark a mail as seen
        properties.setProperty(prefix + ".peek", "true");
        properties.setProperty(prefix + ".connectiontimeout", CONNECT_MILLIS);
        properties.setProperty(prefix + ".timeout", READ_MILLIS);
        return Session.getInstance(properties);
    }
}
