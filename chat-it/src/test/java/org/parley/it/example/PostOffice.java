package org.parley.it.example;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.parley.dev.server.Ports;

/** An IMAP server with one mailbox. */
final class PostOffice implements AutoCloseable {
    static final String USER = "orders";
    static final String PASSWORD = "horse battery staple";

    private final GreenMail server;
    private final GreenMailUser mailbox;

    private PostOffice() {
        server = new GreenMail(new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        mailbox = server.setUser("orders@example.com", USER, PASSWORD);
    }

    static PostOffice open() {
        return new PostOffice();
    }

    int port() {
        return server.getImap().getPort();
    }

    /** Brings a mail as it is: header, empty line and body. */
    void bring(String mail) {
        byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            mailbox.deliver(message);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** How many mails are marked as seen. */
    long seen() {
        return mails().stream()
                .filter(mail -> mail.getFlags().contains(Flags.Flag.SEEN))
                .count();
    }

    /** How many are flagged for a person to look at. */
    long flagged() {
        return mails().stream()
                .filter(mail -> mail.getFlags().contains(Flags.Flag.FLAGGED))
                .count();
    }

    private List<StoredMessage> mails() {
        return folder().getMessages();
    }

    private MailFolder folder() {
        try {
            return server.getManagers().getImapHostManager().getInbox(mailbox);
        } catch (FolderException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
