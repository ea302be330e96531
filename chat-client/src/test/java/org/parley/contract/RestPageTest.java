package org.parley.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/rest.md} is what {@link RestPage} makes of {@code docs/openapi.yaml}; with {@code -Dparley.write} it writes it. */
class RestPageTest {
    private static final Path PAGE = FrameSchemas.DOCS.resolve("rest.md");

    @Test
    void thePageShouldBeInStepWithTheDocument() throws IOException {
        String made = RestPage.of(RestDocument.read());
        if (Boolean.getBoolean("parley.write")) {
            Files.writeString(PAGE, made);
        }

        assertThat(PAGE)
                .as("docs/rest.md; write it anew: mvn -B -pl chat-client test -Dtest=RestPageTest -Dparley.write=true")
                .hasContent(made);
    }
}
