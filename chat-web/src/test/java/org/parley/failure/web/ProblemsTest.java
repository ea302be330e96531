package org.parley.failure.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

class ProblemsTest {

    @ParameterizedTest
    @EnumSource
    void everyCodeShouldBeToldAsItIs(ErrorCode code) {
        Problem problem = Problems.of(new ParleyException(code, "more exactly"));

        assertThat(problem.code()).isEqualTo(code.number());
        assertThat(problem.status()).isEqualTo(code.httpStatus());
        assertThat(problem.detail()).isEqualTo("more exactly");
        assertThat(problem.retryable()).isEqualTo(code.retryable());
    }

    @Test
    void problemShouldHaveTheMembersOfTheProtocol() throws Exception {
        try (Jsonb json = JsonbBuilder.create()) {
            assertThat(json.toJson(Problem.of(ErrorCode.NOT_A_MEMBER, "No.")))
                    .isEqualTo("{\"type\":\"urn:parley:error:not-a-member\","
                            + "\"title\":\"You are not a member of this room.\",\"status\":403,\"detail\":\"No.\","
                            + "\"code\":2004,\"retryable\":false}");
        }
    }

    @Test
    void databaseThatIsAwayShouldBeRetryable() {
        Problem problem =
                Problems.of(new EJBException("commit", new IllegalStateException(new SQLException("killed", "57P01"))));

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.code()).isEqualTo(ErrorCode.ACCOUNTS_UNAVAILABLE.number());
        assertThat(problem.retryable()).isTrue();
    }

    @Test
    void unexpectedFailureShouldTellNothingOfItself() {
        Problem problem = Problems.of(new IllegalStateException("password is 1234"));

        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.toString()).doesNotContain("1234", "IllegalState");
    }

    @ParameterizedTest
    @CsvSource({
        "404,3006",
        "405,3007",
        "406,3009",
        "413,1004",
        "415,1006",
        "400,1001",
        "418,1001",
        "500,5004",
        "503,5004"
    })
    void refusalsOfTheContainerShouldHaveACode(int status, int code) {
        assertThat(Problems.ofStatus(status).code()).isEqualTo(code);
    }
}
