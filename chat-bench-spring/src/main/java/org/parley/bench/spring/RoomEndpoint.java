package org.parley.bench.spring;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A map of sessions, and a loop that sends to one after the other. */
@ServerEndpoint("/room/{room}")
public class RoomEndpoint {
    private static final Map<String, Set<Session>> ROOMS = new ConcurrentHashMap<>();

    @OnOpen
    public void open(Session session, @PathParam("room") String room) {
        ROOMS.computeIfAbsent(room, name -> ConcurrentHashMap.newKeySet()).add(session);
    }

    @OnMessage
    public void message(String text, @PathParam("room") String room) throws IOException {
        for (Session session : ROOMS.getOrDefault(room, Set.of())) {
            // two threads must not write to one session at the same time
            synchronized (session) {
                session.getBasicRemote().sendText(text);
            }
        }
    }

    @OnClose
    public void close(Session session, @PathParam("room") String room) {
        ROOMS.getOrDefault(room, Set.of()).remove(session);
    }
}
