package org.parley.webhook.incoming.web;

import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/** Finds the JSON in the body of a request: it is the body, or the field {@code payload} of a form. */
final class IncomingPayload {
    private static final String FIELD = "payload=";

    private IncomingPayload() {}

    /** @throws ParleyException {@code INVALID_FIELD} for a form without that field */
    static String json(@Nullable MediaType type, String body) {
        if (type == null || !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return body;
        }
        return Arrays.stream(body.split("&", -1))
                .filter(pair -> pair.startsWith(FIELD))
                .map(pair -> decode(pair.substring(FIELD.length())))
                .findFirst()
                .orElseThrow(() -> new ParleyException(
                        ErrorCode.INVALID_FIELD,
                        "A form has its JSON in the field payload; JSON alone has the type application/json."));
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ParleyException(ErrorCode.MALFORMED_FRAME, "The field payload is not URL-encoded.", e);
        }
    }
}
