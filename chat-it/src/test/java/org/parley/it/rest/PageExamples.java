package org.parley.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.contract.RestAnswers.Answer;
import org.parley.it.program.SystemProgram;

/** The commands of a page, run one after another in a shell as a reader would, while what is answered is noted. */
final class PageExamples {
    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** curl by another name, which also notes the request and the answer in a folder. */
    private static final String NOTING = """
            set -euo pipefail
            curl() {
              local note
              note=$(mktemp "$NOTES/XXXXXX")
              : >"$note.body"
              "$CURL" --output "$note.body" --write-out '%{method} %{url_effective} %{http_code} %{content_type}' "$@" >"$note"
              cat "$note.body"
            }
            """;

    private final Path folder;
    private final Path notes;

    /** @param folder an empty one */
    PageExamples(Path folder) {
        this.folder = folder;
        notes = folder.resolve("notes");
    }

    /**
     * Runs them all.
     *
     * @param page a Markdown file
     * @param node base URL
     * @param service base URL of a service that the node may call
     * @return the answers, in no order
     */
    List<Answer> run(Path page, URI node, String service) throws IOException, InterruptedException {
        Path curl = SystemProgram.find("curl");
        Path bash = SystemProgram.find("bash");
        Files.createDirectories(notes);
        Path script = folder.resolve("examples.sh");
        Files.writeString(script, NOTING + commands(page));
        Path output = folder.resolve("output.txt");
        ProcessBuilder shell = new ProcessBuilder(bash.toString(), script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().put("CURL", curl.toString());
        shell.environment().put("NOTES", notes.toString());
        shell.environment().put("API", node.resolve("/api/v1").toString());
        shell.environment().put("SERVICE", service);
        Process running = shell.start();
        try {
            assertThat(running.waitFor()).as(Files.readString(output)).isZero();
        } finally {
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
        }
        return answers();
    }

    private static String commands(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
    }

    private List<Answer> answers() throws IOException {
        List<Answer> answers = new ArrayList<>();
        try (Stream<Path> files = Files.list(notes)) {
            for (Path note :
                    files.filter(file -> !file.toString().endsWith(".body")).toList()) {
                String[] parts = Files.readString(note).split(" ", 4);
                answers.add(Answer.to(
                        parts[0],
                        URI.create(parts[1]),
                        Integer.parseInt(parts[2]),
                        parts[3],
                        Files.readString(Path.of(note + ".body"), StandardCharsets.UTF_8)));
            }
        }
        return answers;
    }
}
