package org.parley.bench.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of an IRC channel: {@code [HH:MM] <nick> text}, an action as {@code [HH:MM]  * nick text}, a server notice as
 * {@code === …}.
 *
 * @param lines what people said and did, in the order of the log
 * @param blank how many lines of people held nothing but white space: nobody can send such a message
 * @param notices how many lines came from the server
 * @param unreadable how many lines were none of these
 */
public record IrcLog(List<Line> lines, int blank, int notices, int unreadable) {
    private static final String AT = "\\[((?:[01]\\d|2[0-3]):[0-5]\\d)] ";
    private static final Pattern SAID = Pattern.compile(AT + "<([^>]+)>(?: (.*))?", Pattern.DOTALL);
    private static final Pattern DONE = Pattern.compile(AT + " ?\\* (\\S+)(?: (.*))?", Pattern.DOTALL);
    private static final String NOTICE = "===";
    // in the years of these logs whoever did not write UTF-8 wrote this
    private static final Charset OLD = Charset.forName("windows-1252");

    /**
     * What one person said ({@code action} false) or did.
     *
     * @param at as it stands in the log, whose clock may go round twice a day
     */
    public record Line(LocalTime at, String nick, String text, boolean action) {}

    public static IrcLog read(Path file) throws IOException {
        return parse(decode(Files.readAllBytes(file)));
    }

    /** The first {@code count} lines of people. */
    public IrcLog first(int count) {
        return new IrcLog(lines.subList(0, Math.min(count, lines.size())), blank, notices, unreadable);
    }

    /** Everybody who says or does something, in the order of their first line. */
    public List<String> nicks() {
        return lines.stream().map(Line::nick).distinct().toList();
    }

    static IrcLog parse(List<String> raw) {
        List<Line> lines = new ArrayList<>();
        int blank = 0;
        int notices = 0;
        int unreadable = 0;
        for (String text : raw) {
            Optional<Line> line = line(text);
            if (line.isPresent()) {
                if (line.get().text().isBlank()) {
                    blank++;
                } else {
                    lines.add(line.get());
                }
            } else if (text.startsWith(NOTICE)) {
                notices++;
            } else if (!text.isBlank()) {
                unreadable++;
            }
        }
        return new IrcLog(List.copyOf(lines), blank, notices, unreadable);
    }

    /** Each line by itself: one that is not UTF-8 does not spoil the others. */
    static List<String> decode(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte next : bytes) {
            if (next == '\n') {
                lines.add(decodeLine(line.toByteArray()));
                line.reset();
            } else if (next != 0) {
                line.write(next);
            }
        }
        if (line.size() > 0) {
            lines.add(decodeLine(line.toByteArray()));
        }
        return lines;
    }

    private static String decodeLine(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, OLD);
        }
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static Optional<Line> line(String text) {
        Matcher said = SAID.matcher(text);
        if (said.matches()) {
            return Optional.of(new Line(at(said), said.group(2), orEmpty(said), false));
        }
        Matcher done = DONE.matcher(text);
        return done.matches() ? Optional.of(new Line(at(done), done.group(2), orEmpty(done), true)) : Optional.empty();
    }

    private static LocalTime at(Matcher matcher) {
        return LocalTime.parse(matcher.group(1));
    }

    private static String orEmpty(Matcher matcher) {
        String text = matcher.group(3);
        return text == null ? "" : text;
    }
}
