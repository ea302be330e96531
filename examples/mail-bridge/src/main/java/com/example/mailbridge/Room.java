package com.example.mailbridge;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.parley.client.ChatClient;
import org.parley.client.ClientListener;
import org.parley.client.ClientRuntime;
import org.parley.client.EndedException;
import org.parley.client.RefusedException;
import org.parley.client.RestClient;

/** The room that gets the mails. For one thread. */
final class Room implements AutoCloseable {
    /** What is wrong with one text, and not with this program's rights: empty-body, body-too-long, invalid-text. */
    private static final Set<Integer> OF_THE_TEXT = Set.of(1007, 1008, 1009);

    private final ClientRuntime runtime = new ClientRuntime();
    private final Settings settings;
    private final ChatClient chat;

    Room(Settings settings) {
        this.settings = settings;
        RestClient rest = new RestClient(runtime, settings.parley()).withToken(settings.token());
        chat = new ChatClient(runtime, rest, ClientListener.NONE);
    }

    /**
     * Returns when the text is stored: while Parley is away, it waits.
     *
     * @param clientId a second text with the same one is not posted
     * @return whether it was; {@code false}: Parley takes no such text
     * @throws RefusedException if Parley takes none at all from this bot in this room
     * @throws EndedException if the token does not hold, or no longer
     */
    boolean post(String clientId, String text) throws InterruptedException {
        try {
            int most = chat.connect().get().limits().bodyCharacters();
            chat.send(settings.room(), clientId, MailText.shortened(text, most), false)
                    .get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedException refused
                    && OF_THE_TEXT.contains(refused.failure().code())) {
                return false;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        chat.close();
        runtime.close();
    }
}
