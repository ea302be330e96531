package org.parley.slash.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parley.failure.ParleyException;
import org.parley.webhook.http.WebhookAnswer;

class ServiceAnswerTest {

    @Test
    void jsonShouldBeReadAsSlackAndMattermostWriteIt() {
        assertThat(
                        json(
                                "{\"response_type\":\"in_channel\",\"text\":\" out \",\"username\":\"boss\",\"attachments\":[]}"))
                .isEqualTo(new ServiceAnswer(true, "out"));
        assertThat(json("{\"response_type\":\"ephemeral\",\"text\":\"psst\"}"))
                .isEqualTo(new ServiceAnswer(false, "psst"));
        assertThat(json("{\"text\":\"psst\"}")).isEqualTo(new ServiceAnswer(false, "psst"));
        assertThat(json("{\"response_type\":7,\"attachments\":[{\"text\":\"red\"}]}"))
                .isEqualTo(new ServiceAnswer(false, "red"));
        assertThat(json("{}")).isEqualTo(new ServiceAnswer(false, ""));
        assertThat(json("")).isEqualTo(new ServiceAnswer(false, ""));
    }

    @Test
    void plainTextShouldBeForThePersonAlone() {
        assertThat(answer("text/plain", " {\"response_type\":\"in_channel\"}\n"))
                .isEqualTo(new ServiceAnswer(false, "{\"response_type\":\"in_channel\"}"));
    }

    @Test
    void whatIsNoJsonAlthoughItSaysSoShouldBeRefused() {
        for (String body : new String[] {"{", "[]", "{\"text\":7}", "{}{}", "[".repeat(1_000)}) {
            assertThatExceptionOfType(ParleyException.class).as(body).isThrownBy(() -> json(body));
        }
    }

    private static ServiceAnswer json(String body) {
        return answer("application/json", body);
    }

    private static ServiceAnswer answer(String type, String body) {
        return ServiceAnswer.of(new WebhookAnswer(200, type, Optional.empty(), body));
    }
}
