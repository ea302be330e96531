package org.parley.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.api.web.WebSettings;

class OriginPolicyTest {
    private static final String HOST = "chat.example.com:8080";

    @Test
    void onlyOwnPagesShouldBeAllowedWithoutAList() {
        OriginPolicy policy = allowing();

        assertThat(policy.allows("http://chat.example.com:8080", HOST)).isTrue();
        assertThat(policy.allows("https://chat.example.com:8080", HOST)).isTrue();
        assertThat(policy.allows("http://chat.example.com:8080", null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "http://",
                "http://chat.example.com",
                "http://chat.example.com:8081",
                "http://evil.example/?chat.example.com:8080",
                "http://chat.example.com:8080.evil.example",
                "http://user@chat.example.com:8080",
                "file://chat.example.com:8080",
                "http://chat example"
            })
    void foreignPagesShouldNotBeAllowedWithoutAList(String origin) {
        assertThat(allowing().allows(origin, HOST)).isFalse();
    }

    @Test
    void exactlyTheListedOriginsShouldBeAllowed() {
        OriginPolicy policy = allowing("https://a.example.com", "https://b.example.com");

        assertThat(policy.allows("https://b.example.com", HOST)).isTrue();
        assertThat(policy.allows("http://b.example.com", HOST)).isFalse();
        assertThat(policy.allows("https://b.example.com.evil.example", HOST)).isFalse();
        assertThat(policy.allows("http://chat.example.com:8080", HOST)).isFalse();
    }

    private static OriginPolicy allowing(String... origins) {
        return new OriginPolicy(new WebSettings(List.of(origins), List.of(), true));
    }
}
