package org.parley.failure.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.parley.failure.ErrorCode;

/** Problem details (RFC 9457), with Parley's stable {@code code} and {@code retryable} as extension members. */
@JsonbPropertyOrder({"type", "title", "status", "detail", "code", "retryable"})
public record Problem(String type, String title, int status, String detail, int code, boolean retryable) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ErrorCode code, String detail) {
        return new Problem(
                "urn:parley:error:" + code.slug(),
                code.text(),
                code.httpStatus(),
                detail,
                code.number(),
                code.retryable());
    }
}
