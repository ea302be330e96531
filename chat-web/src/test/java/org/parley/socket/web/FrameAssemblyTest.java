package org.parley.socket.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameAssemblyTest {
    private final FrameAssembly assembly = new FrameAssembly(10);

    @Test
    void partsShouldBePutTogether() {
        assembly.add("ab");
        assembly.add("cd");
        assertThat(assembly.take()).isEqualTo("abcd");
        assertThat(assembly.take()).isEmpty();
    }

    @Test
    void aFrameBeyondTheLimitShouldBeForgottenAndTheNextTaken() {
        assembly.add("0123456789");
        assembly.add("x");
        assembly.add("y");
        assertThat(assembly.take()).isNull();
        assembly.add("ok");
        assertThat(assembly.take()).isEqualTo("ok");
    }

    @Test
    void theLimitShouldCountBytesNotCharacters() {
        assembly.add("ééééé");
        assertThat(assembly.take()).isEqualTo("ééééé");
        assembly.add("éééééé");
        assertThat(assembly.take()).isNull();
    }

    @Test
    void aFrameFarBeyondTheLimitShouldBeKnownBeforeItEnds() {
        assembly.add("0123456789".repeat(16));
        assertThat(assembly.farBeyondLimit()).isFalse();
        assembly.add("x");
        assertThat(assembly.farBeyondLimit()).isTrue();
        assembly.take();
        assertThat(assembly.farBeyondLimit()).isFalse();
    }
}
