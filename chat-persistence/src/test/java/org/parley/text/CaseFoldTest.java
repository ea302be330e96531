package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaseFoldTest {

    @Test
    void namesShouldCountAsTheSameWhateverTheirCaseAndEncoding() {
        assertThat(CaseFold.of("Straße")).isEqualTo(CaseFold.of("STRASSE"));
        assertThat(CaseFold.of("ΣΊΣΥΦΟΣ")).isEqualTo(CaseFold.of("σίσυφοσ"));
        assertThat(CaseFold.of("Zoe\u0308")).isEqualTo(CaseFold.of("ZOË"));
        assertThat(CaseFold.of("Ｌｕｎｃｈ")).isEqualTo("lunch");
    }

    @Test
    void foldedTextShouldFoldToItself() {
        for (String text : new String[] {"İstanbul", "ǅ", "ﬃ", "ẞ", "K"}) {
            assertThat(CaseFold.of(CaseFold.of(text))).isEqualTo(CaseFold.of(text));
        }
    }
}
