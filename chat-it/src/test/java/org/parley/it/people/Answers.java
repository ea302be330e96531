package org.parley.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import org.parley.contract.RestAnswers;

/** What REST has answered, which is to be what {@code docs/openapi.yaml} says. */
public final class Answers {
    private Answers() {}

    public static JsonObject json(HttpResponse<String> answer, int status) {
        assertStatus(answer, status);
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    public static void assertRefused(HttpResponse<String> answer, int status, int code) {
        assertThat(json(answer, status).getInt("code")).isEqualTo(code);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    public static void assertStatus(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RestAnswers.strict().violations(answer)).isEmpty();
    }
}
