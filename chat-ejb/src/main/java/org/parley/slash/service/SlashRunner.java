package org.parley.slash.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.ClientId;
import org.parley.message.service.MessageService;
import org.parley.message.service.NewMessage;
import org.parley.message.service.Posting;
import org.parley.room.RoomId;
import org.parley.slash.SlashCommand;
import org.parley.slash.SlashCommands;
import org.parley.webhook.http.WebhookAnswer;
import org.parley.webhook.http.WebhookClient;
import org.parley.webhook.http.WebhookRequest;
import org.parley.work.NamedThreads;

/**
 * Carries out slash commands: asks the service, and hands its answer to the person or to the room. Nothing of it survives
 * the node.
 *
 * <p>A node asks {@value #AT_ONCE} services at once at most, and for each person one; who comes beyond is refused, and
 * nobody waits in line.
 */
@ApplicationScoped
public class SlashRunner {
    private static final Logger LOG = Logger.getLogger(SlashRunner.class.getName());
    private static final int AT_ONCE = 32;
    private static final long IDLE_SECONDS = 60;
    private static final String FORM = "application/x-www-form-urlencoded";

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    SlashCommandService commands;

    @Inject
    QuestionForm form;

    @Inject
    WebhookClient client;

    @Inject
    MessageService messages;

    private final Set<UserId> asking = ConcurrentHashMap.newKeySet();
    private ThreadPoolExecutor pool;

    @PostConstruct
    void start() {
        pool = new ThreadPoolExecutor(
                0,
                AT_ONCE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new NamedThreads(threads, "slash"));
    }

    /**
     * Carries out a command. Never blocks. It fails with a {@link ParleyException}: the person is not a member of the room;
     * {@code COMMAND_NOT_FOUND}; {@code COMMAND_FAILED}: the service may have done something or not; {@code RATE_LIMITED}:
     * the person's last command was not answered yet; {@code OVERLOADED}.
     *
     * @param text what stands behind the name
     */
    public CompletionStage<SlashAnswer> run(RoomId room, UserId person, String name, String text) {
        if (!asking.add(person)) {
            return CompletableFuture.failedStage(
                    new ParleyException(ErrorCode.RATE_LIMITED, "Your last command has not been answered yet."));
        }
        try {
            return CompletableFuture.supplyAsync(() -> ask(room, person, name, text), pool)
                    .thenCompose(answer -> answer)
                    .whenComplete((answer, failure) -> asking.remove(person));
        } catch (RejectedExecutionException e) {
            asking.remove(person);
            return CompletableFuture.failedStage(
                    new ParleyException(ErrorCode.OVERLOADED, ErrorCode.OVERLOADED.text(), e));
        }
    }

    private CompletionStage<SlashAnswer> ask(RoomId room, UserId person, String name, String text) {
        SlashCommands.Callable callable = commands.callable(room, person, name);
        SlashCommand command = callable.command();
        String question = form.of(command.name(), text, room, person);
        WebhookAnswer answer = post(
                new WebhookRequest(command.target(), UUID.randomUUID().toString(), FORM, question, callable.secrets()));
        if (!answer.isSuccess()) {
            LOG.log(Level.FINE, "slash: /{0} was answered {1}", new Object[] {name, answer.status()});
            throw new ParleyException(ErrorCode.COMMAND_FAILED);
        }
        ServiceAnswer said = understood(answer);
        return said.toAll() && !said.text().isEmpty()
                ? say(command, room, said.text())
                : CompletableFuture.completedStage(new SlashAnswer(
                        Optional.of(said.text()).filter(words -> !words.isEmpty()), OptionalLong.empty()));
    }

    private WebhookAnswer post(WebhookRequest request) {
        try {
            return client.post(request);
        } catch (IOException e) {
            LOG.log(Level.FINE, "slash: a service cannot be asked: {0}", e.toString());
            throw new ParleyException(ErrorCode.COMMAND_FAILED, ErrorCode.COMMAND_FAILED.text(), e);
        }
    }

    private static ServiceAnswer understood(WebhookAnswer answer) {
        try {
            return ServiceAnswer.of(answer);
        } catch (ParleyException e) {
            throw new ParleyException(ErrorCode.COMMAND_FAILED, ErrorCode.COMMAND_FAILED.text(), e);
        }
    }

    private CompletionStage<SlashAnswer> say(SlashCommand command, RoomId room, String text) {
        ClientId id = new ClientId("slash." + UUID.randomUUID());
        Posting posting = messages.post(
                new NewMessage(room, command.bot(), id, text, false, null), CompletableFuture.completedStage(null));
        return posting.stored().handle((stored, failure) -> {
            if (failure != null) {
                throw failed(failure);
            }
            return new SlashAnswer(
                    Optional.empty(), OptionalLong.of(stored.event().offset()));
        });
    }

    /** What the service has said cannot be said: that is not the person's fault, unless it is nobody's. */
    private static ParleyException failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof ParleyException refusal && refusal.code().retryable()
                ? refusal
                : new ParleyException(
                        ErrorCode.COMMAND_FAILED, "The answer of the service cannot be posted here.", cause);
    }

    @PreDestroy
    void stop() {
        pool.shutdownNow();
    }
}
