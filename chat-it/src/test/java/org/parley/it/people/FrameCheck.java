package org.parley.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.parley.client.FrameSocket;
import org.parley.client.WireTap;
import org.parley.contract.FrameSchemas;

/**
 * Holds every frame of the people in these tests against its schema in {@code docs/schemas}: what the server says, and
 * what the Java client says. The test in which one is not valid fails when its people leave.
 */
public final class FrameCheck {
    private static final int ENOUGH = 50;

    /** For a client whose own frames are to be valid as well. */
    public static final WireTap TAP = (node, client) -> new Checked(client);

    private static final BlockingQueue<String> VIOLATIONS = new LinkedBlockingQueue<>(ENOUGH);

    private FrameCheck() {}

    /** For a socket on which a test says whatever it likes: what came. */
    static void ofServer(String frame) {
        note(FrameSchemas.strict().violationsOfServerFrame(frame));
    }

    /** For the browser client. */
    public static void ofBrowser(WebSocket socket) {
        socket.onFrameReceived(frame -> note(FrameSchemas.strict().violationsOfServerFrame(frame.text())));
        socket.onFrameSent(frame -> note(FrameSchemas.strict().violationsOfClientFrame(frame.text())));
    }

    /** Fails if a frame since the last call was not valid. */
    public static void assertAllValid() {
        List<String> found = new ArrayList<>();
        VIOLATIONS.drainTo(found);
        assertThat(found).as("frames that are not as docs/schemas says").isEmpty();
    }

    private static void note(List<String> violations) {
        for (String violation : violations) {
            if (!VIOLATIONS.offer(violation)) {
                return; // enough are known to fail the test
            }
        }
    }

    private static final class Checked implements FrameSocket.Listener {
        private final FrameSocket.Listener listener;

        Checked(FrameSocket.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void onOpen(FrameSocket socket) {
            listener.onOpen(socket);
        }

        @Override
        public void onFrame(String text) {
            ofServer(text);
            listener.onFrame(text);
        }

        @Override
        public void onSend(String text) {
            note(FrameSchemas.strict().violationsOfClientFrame(text));
            listener.onSend(text);
        }

        @Override
        public void onSignOfLife() {
            listener.onSignOfLife();
        }

        @Override
        public void onClosed(int code, String reason) {
            listener.onClosed(code, reason);
        }
    }
}
