package org.parley.failure.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.failure.ErrorCode;

/** Problem details (RFC 9457), with Parley's stable {@code code} and {@code retryable} as extension members. */
@Schema(name = "Problem", description = "RFC 9457 problem details")
@JsonbPropertyOrder({"type", "title", "status", "detail", "code", "retryable"})
public record Problem(
        @Schema(example = "urn:parley:error:not-a-member") String type,

        String title,
        int status,
        String detail,

        @Schema(description = "Parley's number of the error, see ErrorCode")
        int code,

        @Schema(description = "whether the same request, unchanged, can succeed later")
        boolean retryable) {

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
