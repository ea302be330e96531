package org.parley.failure;

import java.util.Arrays;

/**
 * Every way in which Parley refuses a request, numbered once and for ever.
 *
 * <p>The number and the {@linkplain #slug() slug} are part of the protocol ({@code docs/protocol.md}): they are never
 * reused and never change their meaning. The first digit groups them: 1 the request itself, 2 who asks, 3 what is asked
 * for, 4 limits, 5 Parley's own trouble. {@link #retryable()} tells a client whether the same request can succeed
 * later, unchanged.
 */
public enum ErrorCode {
    MALFORMED_FRAME(1001, 400, false, "This is not a JSON object that Parley can read."),
    UNKNOWN_TYPE(1002, 400, false, "There is no frame of this type."),
    INVALID_FIELD(1003, 400, false, "A field is missing or has a wrong value."),
    FRAME_TOO_LARGE(1004, 413, false, "The frame is too large."),
    TOO_DEEP(1005, 400, false, "The JSON is nested too deeply."),
    BINARY_NOT_SUPPORTED(1006, 415, false, "Parley speaks JSON text frames, not binary ones."),
    EMPTY_BODY(1007, 400, false, "A message needs some text."),
    BODY_TOO_LONG(1008, 413, false, "The message is too long."),
    INVALID_TEXT(1009, 400, false, "The text is not valid Unicode."),
    OFFSET_OUT_OF_RANGE(1010, 400, false, "There is no such position in the room."),

    NOT_LOGGED_IN(2001, 401, false, "Please log in."),
    WRONG_CREDENTIALS(2002, 401, false, "User name or password is wrong."),
    ORIGIN_NOT_ALLOWED(2003, 403, false, "Requests from this web address are not allowed."),
    NOT_A_MEMBER(2004, 403, false, "You are not a member of this room."),
    NOT_ALLOWED(2005, 403, false, "You may not do this."),

    ROOM_NOT_FOUND(3001, 404, false, "There is no such room."),
    USER_NOT_FOUND(3002, 404, false, "There is no such person."),
    ROOM_DELETED(3003, 410, false, "This room has been deleted."),
    USERNAME_TAKEN(3004, 409, false, "This user name is taken."),
    ROOM_NAME_TAKEN(3005, 409, false, "A room of this name exists already."),
    NOT_FOUND(3006, 404, false, "There is nothing at this address."),
    METHOD_NOT_ALLOWED(3007, 405, false, "This address does not support that method."),
    LAST_OWNER(3008, 409, false, "The last owner cannot leave: name another owner or delete the room."),
    NOT_ACCEPTABLE(3009, 406, false, "This address answers in JSON only."),
    COMMAND_NOT_FOUND(3010, 404, false, "There is no such command in this room."),
    COMMAND_TAKEN(3011, 409, false, "Another bot has a command of this name."),

    RATE_LIMITED(4001, 429, true, "Too many requests in a short time."),
    OVERLOADED(4002, 503, true, "The server is busy; please try again."),
    DUPLICATE_IN_FLIGHT(4003, 409, true, "A message with this clientId is being stored right now."),
    LIMIT_REACHED(4004, 409, false, "You have as many of these as you may."),

    HISTORY_UNAVAILABLE(5001, 503, true, "Messages cannot be stored or read right now."),
    ACCOUNTS_UNAVAILABLE(5002, 503, true, "Accounts and rooms cannot be reached right now."),
    SESSIONS_UNAVAILABLE(5003, 503, true, "Logins cannot be checked right now."),
    INTERNAL(5004, 500, true, "Something went wrong on the server."),
    GOING_AWAY(5005, 503, true, "This server is being stopped; please go to another."),
    COMMAND_FAILED(5006, 502, true, "The service behind this command has not answered as it should.");

    private final int number;
    private final int httpStatus;
    private final boolean retryable;
    private final String text;

    ErrorCode(int number, int httpStatus, boolean retryable, String text) {
        this.number = number;
        this.httpStatus = httpStatus;
        this.retryable = retryable;
        this.text = text;
    }

    public int number() {
        return number;
    }

    /** The status of an HTTP answer with this error (RFC 9110). */
    public int httpStatus() {
        return httpStatus;
    }

    /** @throws IllegalArgumentException if there is none of this number */
    public static ErrorCode ofNumber(int number) {
        return Arrays.stream(values())
                .filter(code -> code.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no error code " + number));
    }

    /** Whether the same request, unchanged, can succeed later. */
    public boolean retryable() {
        return retryable;
    }

    /** One sentence for the person who reads it. */
    public String text() {
        return text;
    }

    /** The stable name on the wire, such as {@code not-a-member}. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
