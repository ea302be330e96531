package org.parley.client;

/** Learns what a client is told beside the rooms it follows. The calls must not block. */
public interface ClientListener {
    /** Listens to nothing. */
    ClientListener NONE = new ClientListener() {};

    /** A connection stands; also after each reconnect. */
    default void onWelcome(ServerFrame.Welcome welcome) {}

    default void onRoomChange(ServerFrame.RoomChange change) {}

    default void onRead(ServerFrame.Read read) {}

    default void onPresence(ServerFrame.Presence presence) {}

    /** Anything the server refused, also what the client will repeat by itself. */
    default void onFailure(ServerFrame.Failure failure) {}

    /** A connection was lost; the client is on its way to the next. */
    default void onReconnecting(int code) {}

    /** The client stays away: by a close code that says so, or because the handshake was refused with 401 or 403. */
    default void onEnded(int code) {}
}
