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
        return find(name, folders(), "the PATH");
    }

    /** As {@link #find(String)}, but in that folder and not on the {@code PATH}: there may be several versions. */
    public static Path find(String name, Path folder) {
        return find(name, Stream.of(folder), folder.toString());
    }

    private static Path find(String name, Stream<Path> folders, String place) {
        String property = "parley." + name;
        String given = System.getProperty(property);
        Stream<Path> candidates =
                given == null ? folders.map(folder -> folder.resolve(name)) : Stream.of(Path.of(given));
        return candidates
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing("No " + name + " at " + (given == null ? place : given)
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
