package org.parley.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseHeadersTest {

    @ParameterizedTest
    @CsvSource({
        "/,no-cache",
        "/index.html,no-cache",
        "/favicon.svg,no-cache",
        "/api/v1/session,no-store",
        "/openapi,no-store",
        "/health/ready,no-store",
        "/assets/index-4f2a.js,'public, max-age=31536000, immutable'"
    })
    void answersShouldBeKeptAsLongAsTheyHold(String path, String caching) {
        assertThat(ResponseHeadersFilter.caching(path)).isEqualTo(caching);
    }

    @Test
    void pagesShouldTalkToTheConfiguredNodesOnly() {
        assertThat(ContentSecurityPolicy.allowing(List.of("https://a.example.com", "http://127.0.0.1:8080")))
                .contains("connect-src 'self' https://a.example.com wss://a.example.com"
                        + " http://127.0.0.1:8080 ws://127.0.0.1:8080;")
                .contains("default-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(ContentSecurityPolicy.allowing(List.of())).contains("connect-src 'self';");
    }
}
