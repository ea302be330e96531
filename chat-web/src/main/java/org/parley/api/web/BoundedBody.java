package org.parley.api.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/** Reads the body of a request as text, and no more of it than its limit. */
public final class BoundedBody {
    private BoundedBody() {}

    /**
     * The text, which is in UTF-8.
     *
     * @throws ParleyException {@code FRAME_TOO_LARGE}; {@code MALFORMED_FRAME}
     */
    public static String text(InputStream body, int maxBytes) throws IOException {
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new ParleyException(ErrorCode.FRAME_TOO_LARGE, "The body is larger than " + maxBytes + " bytes.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ParleyException(ErrorCode.MALFORMED_FRAME, "The body is not valid UTF-8.", e);
        }
    }
}
