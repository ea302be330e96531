package org.parley.webhook.incoming.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.failure.ParleyException;

class IncomingPayloadTest {
    private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED_TYPE;

    @Test
    void jsonShouldBeTheBodyOrAFieldOfAForm() {
        assertThat(IncomingPayload.json(MediaType.APPLICATION_JSON_TYPE, "{}")).isEqualTo("{}");
        assertThat(IncomingPayload.json(FORM.withCharset("utf-8"), "a=b&payload=%7B%22text%22%3A+%22K%C3%A4se%22%7D&c"))
                .isEqualTo("{\"text\": \"Käse\"}");
    }

    @ParameterizedTest
    @CsvSource({"'{}', INVALID_FIELD", "payloads=x, INVALID_FIELD", "payload=%zz, MALFORMED_FRAME"})
    void aFormWithoutItShouldBeRefused(String body, String code) {
        assertThatThrownBy(() -> IncomingPayload.json(FORM, body))
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code().name()).isEqualTo(code));
    }
}
