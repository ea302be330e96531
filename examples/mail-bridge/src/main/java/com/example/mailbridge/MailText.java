package com.example.mailbridge;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a room is to read of a mail: its subject, and the beginning of its text, whatever the mail is like. */
final class MailText {
    private static final int MOST_BYTES = 65_536;
    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 50;
    private static final String MORE = "\n[…]";

    private MailText() {}

    static String of(Message mail) throws MessagingException, IOException {
        String subject = mail.getSubject();
        String text = subject == null || subject.isBlank() ? "(no subject)" : subject.strip();
        Optional<Part> plain = find(mail, "text/plain", DEEPEST);
        Optional<Part> html = plain.isPresent() ? Optional.empty() : find(mail, "text/html", DEEPEST);
        if (plain.isPresent()) {
            text += "\n\n" + read(plain.get());
        } else if (html.isPresent()) {
            text += "\n\n" + HtmlText.of(read(html.get()));
        }
        return clean(text);
    }

    /** At most so many characters, and what is cut off is said to be. */
    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - MORE.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + MORE;
    }

    private static Optional<Part> find(Part part, String type, int depth) throws MessagingException, IOException {
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return Optional.empty();
        }
        if (part.isMimeType(type)) {
            return Optional.of(part);
        }
        if (depth > 0 && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
                Optional<Part> found = find(parts.getBodyPart(i), type, depth - 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The beginning: the rest does not even leave the server. */
    private static String read(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(MOST_BYTES), charset(part.getContentType()));
        }
    }

    private static Charset charset(String contentType) {
        try {
            String name = new ContentType(contentType).getParameter("charset");
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
        } catch (MessagingException | IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Without what is no text: control characters, halves of characters, heaps of empty lines. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.replace("\r\n", "\n")
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(clean::appendCodePoint);
        return clean.toString().replaceAll("\n[ \t]*(?:\n[ \t]*)+", "\n\n").strip();
    }
}
