package com.example.mailbridge;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A clientId for a mail, the same each time that the mail is read. */
final class MailId {
    private static final int BYTES = 20;

    private MailId() {}

    /** Of its Message-ID, or, if it has none, of its place in the folder. Two mails with one Message-ID are one. */
    static String of(Message mail) throws MessagingException {
        String[] ids = mail.getHeader("Message-ID");
        if (ids != null && ids.length > 0 && !ids[0].isBlank()) {
            return "mail-" + hash(ids[0].strip());
        }
        UIDFolder folder = (UIDFolder) mail.getFolder();
        return "mail-%d-%d".formatted(folder.getUIDValidity(), folder.getUID(mail));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
