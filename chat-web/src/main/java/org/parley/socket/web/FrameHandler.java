package org.parley.socket.web;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.parley.delivery.ReadMark;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.AppendOutcome.Appended;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.message.service.NewMessage;
import org.parley.message.service.Posting;
import org.parley.presence.service.PresenceWatch;
import org.parley.rate.web.InboundRate;
import org.parley.room.RoomId;
import org.parley.socket.web.FrameRefusedException.Reference;

/**
 * Does what one connection's frames ask for: one service call a frame, and never anything that blocks on the socket's
 * thread. Called by one thread at a time, as a WebSocket's messages are.
 */
final class FrameHandler {
    private static final Logger LOG = Logger.getLogger(FrameHandler.class.getName());

    /** Frames that are none, a second in the long run: beyond it the client is a defect that repeats itself. */
    private static final int VIOLATIONS_PER_SECOND = 25;

    private record Sending(RoomId room, ClientId clientId) {}

    private final Connection connection;
    private final SocketServices services;
    private final SerialTasks tasks;
    private final InboundRate rate;
    private final InboundRate violations = new InboundRate(VIOLATIONS_PER_SECOND, System::nanoTime);
    private final Set<Sending> inFlight = ConcurrentHashMap.newKeySet();
    private CompletionStage<?> lastQueued = CompletableFuture.completedStage(null);
    private @Nullable PresenceWatch watch;

    FrameHandler(Connection connection, SocketServices services) {
        this.connection = connection;
        this.services = services;
        this.tasks = new SerialTasks(services.workers());
        this.rate = new InboundRate(services.settings().framesPerSecond(), System::nanoTime);
    }

    void handle(String text) {
        if (connection.isLeaving()) {
            // unanswered, so the client says it again to another node
            return;
        }
        ClientFrame frame;
        try {
            frame = FrameDecoder.decode(text);
        } catch (FrameRefusedException e) {
            violated(e.reason(), e.reference());
            return;
        }
        if (rate.allow() && services.userRates().allow(connection.user())) {
            handle(frame);
        } else {
            refuse(new ParleyException(ErrorCode.RATE_LIMITED), frame);
        }
    }

    /** Answers what is no frame of the protocol; whoever goes on like that is sent away. */
    void violated(ParleyException reason, Reference reference) {
        refuse(reason, reference);
        if (!violations.allow()) {
            connection.close(CloseCodes.PROTOCOL_VIOLATION.reason());
        }
    }

    void refuse(ParleyException reason, Reference reference) {
        services.failures().refused(reason.code());
        connection.sayAndFlush(ServerFrames.error(reason, reference));
    }

    /** A resume is answered room by room, so that the client knows which it has to ask for again. */
    private void refuse(ParleyException reason, ClientFrame frame) {
        if (frame instanceof ClientFrame.Resume resume) {
            services.failures().refused(reason.code());
            resume.rooms()
                    .forEach(position -> connection.say(ServerFrames.error(
                            reason, Reference.room(position.room().toString()))));
            connection.flush();
        } else {
            refuse(reason, referenceOf(frame));
        }
    }

    private void handle(ClientFrame frame) {
        if (frame instanceof ClientFrame.Send send) {
            post(send, send.room(), send.clientId(), new EventContent.Message(send.body(), send.action()));
        } else if (frame instanceof ClientFrame.Edit edit) {
            post(edit, edit.room(), edit.clientId(), new EventContent.Edited(edit.of(), edit.body()));
        } else if (frame instanceof ClientFrame.Ping ping) {
            connection.sayAndFlush(ServerFrames.pong(ping.id()));
        } else if (frame instanceof ClientFrame.Resume resume) {
            inTurn(frame, () -> resume(resume));
        } else if (frame instanceof ClientFrame.History history) {
            inTurn(frame, () -> history(history));
        } else if (frame instanceof ClientFrame.Read read) {
            inTurn(frame, () -> read(read));
        } else if (frame instanceof ClientFrame.Watch watched) {
            inTurn(frame, () -> watch(watched));
        }
    }

    private void post(ClientFrame frame, RoomId room, ClientId clientId, EventContent content) {
        Sending sending = new Sending(room, clientId);
        if (inFlight.size() >= services.settings().inFlight()) {
            refuse(new ParleyException(ErrorCode.RATE_LIMITED), referenceOf(frame));
            return;
        }
        if (!inFlight.add(sending)) {
            refuse(new ParleyException(ErrorCode.DUPLICATE_IN_FLIGHT), referenceOf(frame));
            return;
        }
        connection.accepted();
        Span trace = services.traces().received(room);
        NewMessage message = new NewMessage(room, connection.user(), clientId, content, trace);
        Posting posting = services.messages().post(message, lastQueued);
        lastQueued = posting.queued();
        posting.stored().whenComplete((stored, failure) -> {
            inFlight.remove(sending);
            answer(frame, trace, stored, failure);
        });
    }

    /** On the thread that stored it: only puts the frame into the queue, the socket's flusher sends it. */
    private void answer(
            ClientFrame frame, @Nullable Span trace, @Nullable Appended stored, @Nullable Throwable failure) {
        if (stored != null) {
            connection.say(ServerFrames.ack(stored.event()));
        } else if (failure != null) {
            ParleyException reason = reasonOf(failure);
            services.failures().refused(reason.code());
            connection.say(ServerFrames.error(reason, referenceOf(frame)));
            if (trace != null) {
                failed(trace, reason.code());
            }
        }
        connection.answered();
        if (trace != null) {
            trace.end();
        }
    }

    private static void failed(Span trace, ErrorCode code) {
        trace.setStatus(StatusCode.ERROR, code.toString());
        LOG.log(Level.INFO, "socket: a traced message was refused: {0}", new Object[] {
            code, Map.of("trace", trace.getSpanContext().getTraceId())
        });
    }

    private void resume(ClientFrame.Resume resume) {
        List<RoomId> rooms =
                resume.rooms().stream().map(ClientFrame.Resume.Position::room).toList();
        Map<RoomId, RoomHead> heads = services.history().heads(rooms);
        for (ClientFrame.Resume.Position position : resume.rooms()) {
            try {
                resume(position, heads.getOrDefault(position.room(), RoomHead.EMPTY));
            } catch (ParleyException e) {
                refuse(e, Reference.room(position.room().toString()));
            }
        }
        connection.flush();
    }

    /**
     * Membership is checked again once the stream has begun: whoever was removed in between was removed from a stream
     * that was not there yet.
     */
    private void resume(ClientFrame.Resume.Position position, RoomHead head) {
        RoomId room = position.room();
        services.messages().requireMember(connection.user(), room);
        if (position.after() < 0 || position.after() > head.offset()) {
            throw new ParleyException(ErrorCode.OFFSET_OUT_OF_RANGE);
        }
        connection.follow(room, () -> services.hub().subscribe(connection, room, position.after(), head));
        try {
            services.messages().requireMember(connection.user(), room);
        } catch (ParleyException e) {
            connection.unfollow(room);
            throw e;
        }
    }

    private void history(ClientFrame.History asked) {
        List<RoomEvent> events =
                services.messages().before(connection.user(), asked.room(), asked.before(), asked.limit());
        connection.sayAndFlush(ServerFrames.page(asked.id(), asked.room(), events));
    }

    private void read(ClientFrame.Read read) {
        long unread = services.messages().markRead(connection.user(), read.room(), read.offset());
        connection.hasRead(read.room(), read.offset());
        services.publisher().publish(new ReadMark(connection.user(), read.room(), read.offset(), unread));
    }

    private void watch(ClientFrame.Watch watched) {
        PresenceWatch begun = services.presence()
                .watch(watched.users(), states -> connection.sayAndFlush(ServerFrames.presence(states)));
        replaceWatch(begun);
    }

    /** The socket is gone. */
    void cleanUp() {
        replaceWatch(null);
    }

    private synchronized void replaceWatch(@Nullable PresenceWatch next) {
        if (watch != null) {
            watch.close();
        }
        watch = next;
    }

    private void inTurn(ClientFrame frame, Runnable action) {
        try {
            tasks.execute(() -> {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    refuse(reasonOf(e), frame);
                }
            });
        } catch (ParleyException e) {
            refuse(e, frame);
        }
    }

    private static ParleyException reasonOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ParleyException refusal) {
            return refusal;
        }
        LOG.log(Level.SEVERE, "socket: a frame failed", cause);
        return new ParleyException(ErrorCode.INTERNAL);
    }

    private static Reference referenceOf(ClientFrame frame) {
        Optional<String> none = Optional.empty();
        if (frame instanceof ClientFrame.Send send) {
            return referenceOf(send.room(), send.clientId());
        } else if (frame instanceof ClientFrame.Edit edit) {
            return referenceOf(edit.room(), edit.clientId());
        } else if (frame instanceof ClientFrame.History history) {
            return new Reference(Optional.of(history.room().toString()), none, Optional.of(history.id()));
        } else if (frame instanceof ClientFrame.Read read) {
            return Reference.room(read.room().toString());
        } else if (frame instanceof ClientFrame.Ping ping) {
            return new Reference(none, none, ping.id());
        }
        return Reference.NONE;
    }

    private static Reference referenceOf(RoomId room, ClientId clientId) {
        return new Reference(Optional.of(room.toString()), Optional.of(clientId.value()), Optional.empty());
    }
}
