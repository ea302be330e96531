package org.parley.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a contender has its data and logs. */
final class Folder {

    private Folder() {}

    /** A folder beside the results, emptied of what a former run has left. */
    static Path fresh(Path results, String name) {
        Path folder = results.toAbsolutePath().resolveSibling(name);
        try (Stream<Path> old = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
