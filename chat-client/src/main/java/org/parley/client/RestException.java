package org.parley.client;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;

/** The REST API refused a request: an RFC 9457 problem with Parley's stable code. */
public final class RestException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String TYPE_PREFIX = "urn:parley:error:";

    private final int status;
    private final int code;
    private final String error;
    private final boolean retryable;

    private RestException(int status, int code, String error, boolean retryable, String detail) {
        super(status + " " + error + " (" + code + "): " + detail);
        this.status = status;
        this.code = code;
        this.error = error;
        this.retryable = retryable;
    }

    /** An answer that is no problem document has code 0 and an empty name. */
    static RestException of(int status, String body) {
        try {
            JsonObject problem = JsonCodec.parseObject(body);
            String type = problem.getString("type", "");
            return new RestException(
                    status,
                    problem.getInt("code", 0),
                    type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : "",
                    problem.getBoolean("retryable", false),
                    problem.getString("detail", problem.getString("title", "")));
        } catch (JsonException | ClassCastException e) {
            return new RestException(status, 0, "", status >= 500, "not a problem document");
        }
    }

    public int status() {
        return status;
    }

    public int code() {
        return code;
    }

    /** The stable name, such as {@code not-a-member}. */
    public String error() {
        return error;
    }

    public boolean retryable() {
        return retryable;
    }
}
