package org.parley.it.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a program that is installed on this machine, not by the build. */
public final class SystemProgram {
    /** Where Debian has servers, and people who are not root often do not look. */
    private static final List<String> ALWAYS = List.of("/usr/bin", "/usr/sbin");

    private static final Logger LOG = LoggerFactory.getLogger(SystemProgram.class);

    private SystemProgram() {}

    /**
     * The program of that name: the one that the system property {@code parley.<name>} says, or the first on the {@code
     * PATH}. Where there is none, the test is skipped and says so; where {@code CI=true}, it fails.
     */
    public static Path find(String name) {
        String property = "parley." + name;
        String given = System.getProperty(property);
        List<Path> candidates =
                given == null ? folders().map(folder -> folder.resolve(name)).toList() : List.of(Path.of(given));
        return candidates.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing("No " + name + " at " + (given == null ? "the PATH" : given)
                        + " (install it, or name it with -D" + property + ")"));
    }

    private static Stream<Path> folders() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), ALWAYS.stream())
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
    }

    private static Error missing(String trouble) {
        if ("true".equals(System.getenv("CI"))) {
            return new AssertionError(trouble);
        }
        LOG.warn("SKIPPED, all tests that need it: {}", trouble);
        throw new TestAbortedException(trouble);
    }
}
