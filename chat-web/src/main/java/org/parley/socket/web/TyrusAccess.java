package org.parley.socket.web;

import jakarta.websocket.Session;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The three places inside Tyrus that {@link TyrusSocketWriter} needs and that no API leads to, looked up once. By name
 * only: Parley is not compiled against Tyrus, and a Tyrus that has changed, or another container, is found out here, at
 * the first socket, and not by a write that fails.
 *
 * <p>{@code docs/adr/0010-raw-frames.md} says why. Thread-safe.
 */
final class TyrusAccess {
    private static final String PACKAGE = "org.glassfish.tyrus.core.";
    private static final ScheduledExecutorService NO_TIMERS = new NoTimers();

    private final MethodHandle timers;
    private final MethodHandle webSocket;
    private final MethodHandle sendRawFrame;

    private TyrusAccess(MethodHandle timers, MethodHandle webSocket, MethodHandle sendRawFrame) {
        this.timers = timers;
        this.webSocket = webSocket;
        this.sendRawFrame = sendRawFrame;
    }

    /** @throws ReflectiveOperationException if these are not the sessions of a Tyrus that is known */
    static TyrusAccess to(Class<? extends Session> sessions) throws ReflectiveOperationException {
        if (!sessions.getName().equals(PACKAGE + "TyrusSession")) {
            throw new ClassNotFoundException(PACKAGE + "TyrusSession; the container's is " + sessions.getName());
        }
        ClassLoader tyrus = sessions.getClassLoader();
        Class<?> remotes = Class.forName(PACKAGE + "TyrusRemoteEndpoint", false, tyrus);
        Class<?> webSockets = Class.forName(PACKAGE + "TyrusWebSocket", false, tyrus);
        Class<?> futures = Class.forName(PACKAGE + "TyrusFuture", false, tyrus);
        if (!CompletionStage.class.isAssignableFrom(futures)) {
            throw new NoSuchMethodException("TyrusFuture does not tell when it completes");
        }
        MethodHandles.Lookup own = MethodHandles.lookup();
        return new TyrusAccess(
                MethodHandles.privateLookupIn(sessions, own)
                        .findSetter(sessions, "service", ScheduledExecutorService.class)
                        .asType(MethodType.methodType(void.class, Object.class, ScheduledExecutorService.class)),
                MethodHandles.privateLookupIn(remotes, own)
                        .findGetter(remotes, "webSocket", webSockets)
                        .asType(MethodType.methodType(Object.class, Object.class)),
                own.findVirtual(webSockets, "sendRawFrame", MethodType.methodType(Future.class, ByteBuffer.class))
                        .asType(MethodType.methodType(CompletionStage.class, Object.class, ByteBuffer.class)));
    }

    /**
     * Ends Tyrus' scheduling of idle timeouts for a session, which it does at every message in and out, even when there
     * is no timeout, and which costs more than the message itself. {@link Heartbeat} finds the sockets that are idle.
     */
    void silenceTimers(Session session) {
        try {
            timers.invokeExact((Object) session, NO_TIMERS);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    Object webSocketOf(Session session) {
        try {
            return (Object) webSocket.invokeExact((Object) session.getAsyncRemote());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /**
     * Sends whole frames.
     *
     * @param frames not to be written to before the stage completes
     * @throws SocketGoneException if nothing was sent
     */
    CompletionStage<?> sendRawFrame(Object toWebSocket, ByteBuffer frames) throws SocketGoneException {
        try {
            return (CompletionStage<?>) sendRawFrame.invokeExact(toWebSocket, frames);
        } catch (RuntimeException e) {
            // Tyrus says so by a bare RuntimeException
            throw new SocketGoneException(e);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static IllegalStateException unexpected(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("Tyrus is not as it was at the first socket", failure);
    }
}
