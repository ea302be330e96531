package org.parley.failure;

import jakarta.ejb.ApplicationException;
import org.jspecify.annotations.Nullable;

/**
 * A request that is refused, with the stable code by which the asker learns why.
 *
 * <p>An application exception: it crosses an EJB's border as it is, and rolls back the transaction it leaves.
 */
@ApplicationException(rollback = true)
public class ParleyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;

    public ParleyException(ErrorCode code) {
        this(code, code.text());
    }

    /** @param detail one sentence for the person who reads it, more exact than {@link ErrorCode#text()} */
    public ParleyException(ErrorCode code, String detail) {
        this(code, detail, null);
    }

    public ParleyException(ErrorCode code, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    /** What to tell the asker; never holds anything of the server's inside. */
    public String detail() {
        String message = getMessage();
        return message == null ? code.text() : message;
    }
}
