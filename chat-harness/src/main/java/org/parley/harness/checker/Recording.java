package org.parley.harness.checker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.parley.harness.recording.RunFolder;

/** The files of a recording, to be read line by line: they may be larger than memory. */
final class Recording {
    private final Path folder;
    private final Properties properties = new Properties();

    Recording(Path folder) {
        this.folder = folder;
        try (Reader reader = Files.newBufferedReader(folder.resolve(RunFolder.RUN))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UnreadableRecordingException("No recording in " + folder, e);
        }
    }

    Path folder() {
        return folder;
    }

    String property(String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new UnreadableRecordingException(RunFolder.RUN + " lacks " + key, null);
        }
        return value;
    }

    /** The files of the clients, by name. */
    List<String> clientFiles() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(RunFolder.CLIENT_PREFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UnreadableRecordingException("Cannot list " + folder, e);
        }
    }

    /** The client whose file this is: {@code c07} of {@code client-c07.log}. */
    static String clientOf(String file) {
        return file.substring(RunFolder.CLIENT_PREFIX.length(), file.length() - ".log".length());
    }

    void forEach(String file, Consumer<Entry> reader) {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve(file))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.accept(Entry.parse(file, ++number, line));
            }
        } catch (IOException e) {
            throw new UnreadableRecordingException("Cannot read " + file, e);
        }
    }

    /** The lines themselves, for a report. */
    List<String> lines(List<Evidence> evidence) {
        List<String> found = new ArrayList<>();
        for (Evidence each : evidence) {
            try (Stream<String> lines = Files.lines(folder.resolve(each.file()))) {
                lines.skip(each.line() - 1L).findFirst().ifPresent(line -> found.add(each + ": " + line));
            } catch (IOException e) {
                found.add(each + ": cannot be read");
            }
        }
        return found;
    }
}
