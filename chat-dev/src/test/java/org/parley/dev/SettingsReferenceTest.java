package org.parley.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.dev.server.Installation;

/** {@code payara-config/settings.md} tells of each setting that the sources read, and of no other. */
class SettingsReferenceTest {

    private static final Path HOME = Installation.locate().home();
    private static final Pattern IN_SOURCE =
            Pattern.compile("\"(parley\\.[a-z]+(?:[.-][a-z]+)+)\"|MPCONFIG=(parley[a-z.-]+)");
    private static final Pattern IN_REFERENCE = Pattern.compile("^\\| `(parley\\.[a-z.-]+)`", Pattern.MULTILINE);

    @Test
    void referenceShouldNameWhatTheSourcesRead() throws IOException {
        Set<String> read = new TreeSet<>();
        for (String module : new String[] {"chat-persistence", "chat-ejb", "chat-web"}) {
            try (Stream<Path> sources = Files.walk(HOME.resolve(module).resolve("src/main/java"))) {
                for (Path source : sources.filter(file -> file.toString().endsWith(".java"))
                        .toList()) {
                    IN_SOURCE
                            .matcher(Files.readString(source))
                            .results()
                            .map(SettingsReferenceTest::key)
                            .forEach(read::add);
                }
            }
        }
        // The topic's name and the like are shorter than any setting's.
        read.removeIf(name -> name.chars().filter(c -> c == '.').count() < 2);

        Set<String> told = new TreeSet<>();
        String reference = Files.readString(HOME.resolve("payara-config/settings.md"));
        IN_REFERENCE.matcher(reference).results().map(found -> found.group(1)).forEach(told::add);

        assertThat(told).containsExactlyElementsOf(read);
    }

    private static String key(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
