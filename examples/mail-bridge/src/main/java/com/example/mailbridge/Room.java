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
    private ChatClient chat;
    private int mostCharacters;

    Room(Settings settings) {
        this.settings = settings;
    }

    /**
     * Returns when the text is stored: while Parley is away, it waits.
     *
     * @param clientId a second text with the same one is not posted
     * @return whether it was; {@code false}: Parley takes no such text
     * @throws RefusedException if Parley takes none at all from this user in this room
     */
    boolean post(String clientId, String text) throws InterruptedException {
        while (true) {
            try {
                ChatClient client = client();
                client.send(settings.room(), clientId, MailText.shortened(text, mostCharacters), false)
                        .get();
                return true;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof EndedException) {
                    // the login has run out: by a new one
                    chat = null;
                } else if (e.getCause() instanceof RefusedException refused) {
                    if (OF_THE_TEXT.contains(refused.failure().code())) {
                        return false;
                    }
                    throw refused;
                } else {
                    throw new IllegalStateException(e.getCause());
                }
            }
        }
    }

    private ChatClient client() throws InterruptedException, ExecutionException {
        if (chat == null) {
            RestClient rest = new RestClient(runtime, settings.parley()).login(settings.user(), settings.password());
            chat = new ChatClient(runtime, rest, ClientListener.NONE);
            mostCharacters = chat.connect().get().limits().bodyCharacters();
        }
        return chat;
    }

    @Override
    public void close() {
        if (chat != null) {
            chat.close();
        }
        runtime.close();
    }
}
