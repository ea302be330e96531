package org.parley.bench.load;

import java.net.InetSocketAddress;

/**
 * One client, in the language of its server: how it gets into its room, and how it says something there. Called by the
 * load client's thread only; keeps what it has to remember in itself, so each connection needs a new one.
 */
public interface Guest {

    /** What a guest can do with its connection. */
    interface Voice {

        /** Sends a text frame. */
        void say(String text);

        /** From now on frames are not read any more, only counted. */
        void ready();

        /** It cannot get in. */
        void giveUp(String why);
    }

    InetSocketAddress server();

    /** The HTTP request that asks for the WebSocket, with the empty line at its end. */
    String request();

    /** The server has changed over to WebSocket. */
    void upgraded(Voice voice);

    /** A text frame came before this guest was ready. */
    void heard(String text, Voice voice);

    /** How it says something, once it is ready. */
    MessageForm form();
}
