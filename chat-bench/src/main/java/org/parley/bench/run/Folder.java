package org.parley.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.parley.dev.server.Folders;

/** Where a contender has its data and logs. */
final class Folder {

    private Folder() {}

    /** A folder beside the results, emptied of what a former run has left. */
    static Path fresh(Path results, String name) {
        Path folder = results.toAbsolutePath().resolveSibling(name);
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
