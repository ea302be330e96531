package org.parley.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

class BoundedBodyTest {
    @Test
    void aBodyShouldBeReadUpToItsLimit() throws IOException {
        assertThat(read("Käse", StandardCharsets.UTF_8)).isEqualTo("Käse");
        assertRefused("Käse!", StandardCharsets.UTF_8, ErrorCode.FRAME_TOO_LARGE);
    }

    @Test
    void aBodyInAnotherEncodingShouldBeRefused() {
        assertRefused("Käse", StandardCharsets.ISO_8859_1, ErrorCode.MALFORMED_FRAME);
    }

    private static String read(String body, Charset encoding) throws IOException {
        return BoundedBody.text(new ByteArrayInputStream(body.getBytes(encoding)), 5);
    }

    private static void assertRefused(String body, Charset encoding, ErrorCode code) {
        assertThatThrownBy(() -> read(body, encoding))
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
