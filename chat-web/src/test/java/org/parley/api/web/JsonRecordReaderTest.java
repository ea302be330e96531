package org.parley.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

class JsonRecordReaderTest {

    record Pizza(String name, @Nullable String topping) {}

    @Test
    void fieldsShouldBecomeComponents() {
        assertThat(read("{\"topping\": \"Käse \\ud83e\\uddc0\", \"name\": \"Margherita\"}"))
                .isEqualTo(new Pizza("Margherita", "Käse 🧀"));
    }

    @Test
    void nullableFieldShouldBeAbsentOrNull() {
        assertThat(read("{\"name\":\"Margherita\"}")).isEqualTo(new Pizza("Margherita", null));
        assertThat(read("{\"name\":\"Margherita\",\"topping\":null}")).isEqualTo(new Pizza("Margherita", null));
    }

    @Test
    void unknownFieldsShouldBePassedOver() {
        assertThat(read("{\"x\":[1,{\"name\":2}],\"name\":\"Margherita\",\"y\":{\"z\":null},\"x\":true}"))
                .isEqualTo(new Pizza("Margherita", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                |The field name is missing.",
                "{\"name\":null}                   |The field name is missing.",
                "{\"name\":5}                      |The field name takes a text.",
                "{\"name\":[\"a\"]}                |The field name takes a text.",
                "{\"name\":\"a\",\"topping\":true} |The field topping takes a text.",
                "{\"name\":\"a\",\"name\":\"b\"}   |The field name is given twice."
            })
    void wrongFieldShouldBeNamed(String json, String detail) {
        assertRefused(ErrorCode.INVALID_FIELD, json).hasMessage(detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "\"name\"",
                "null",
                "{",
                "{\"name\":\"a\"",
                "{\"name\":\"a\"}}",
                "{\"name\":\"a\"} {}",
                "{'name':'a'}",
                "{\"name\" \"a\"}",
                "{\"name\":\"a\",}"
            })
    void whatIsNoJsonObjectShouldBeRefused(String json) {
        assertRefused(ErrorCode.MALFORMED_FRAME, json);
    }

    @Test
    void deepNestingShouldBeRefusedHoweverDeep() {
        assertRefused(ErrorCode.TOO_DEEP, "{\"x\":" + "[".repeat(17));
        assertRefused(ErrorCode.TOO_DEEP, "{\"x\":" + "{\"x\":".repeat(3000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00x", "a\\u0000"})
    void halfCharactersAndNulShouldBeRefused(String escaped) {
        assertRefused(ErrorCode.INVALID_TEXT, "{\"name\":\"" + escaped + "\"}");
    }

    private static Pizza read(String json) {
        return JsonRecordReader.read(json, Pizza.class);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ErrorCode code, String json) {
        return assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
