package org.parley.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/**
 * Any number of WebSocket clients on one thread.
 *
 * <p>Its methods may be called by any thread but its own, and block until its own has done the work.
 */
public final class LoadClient implements AutoCloseable {
    private static final int READ_AT_ONCE = 32 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final EventLoopGroup group = Epoll.isAvailable() ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
    private final EventLoop loop = group.next();
    private final Bootstrap bootstrap;
    private final Tally tally = new Tally();
    private final List<LoadConnection> connections = new ArrayList<>();
    private Runnable afterRead = () -> {};
    private long turnedAway;

    public LoadClient() {
        bootstrap = new Bootstrap()
                .group(loop)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) PATIENCE.toMillis())
                .option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_AT_ONCE));
    }

    /**
     * Connects these guests and waits until all are ready.
     *
     * @param atOnce how many may be on their way in at the same time
     * @return their connections, in the order of the guests
     * @throws LoadException when one does not get in
     */
    public List<LoadConnection> connect(List<? extends Guest> guests, int atOnce) {
        Semaphore underway = new Semaphore(atOnce);
        List<CompletableFuture<LoadConnection>> ready = new ArrayList<>();
        try {
            for (Guest guest : guests) {
                if (!underway.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new LoadException("Nobody got in for " + PATIENCE.toSeconds() + " s");
                }
                CompletableFuture<LoadConnection> next = connect(guest);
                next.whenComplete((connection, failure) -> underway.release());
                ready.add(next);
            }
            CompletableFuture.allOf(ready.toArray(CompletableFuture<?>[]::new))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new LoadException("A client did not get in: " + e.getCause(), e);
        } catch (TimeoutException e) {
            long missing = ready.stream().filter(next -> !next.isDone()).count();
            throw new LoadException(missing + " clients did not get in", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException("Interrupted", e);
        }
        return ready.stream().map(CompletableFuture::join).toList();
    }

    /**
     * Connects a guest, and does not wait. Whom a busy server turns away comes again, as a good client does: after a
     * random time that grows.
     *
     * @return completes when it is ready
     */
    public CompletableFuture<LoadConnection> connect(Guest guest) {
        CompletableFuture<LoadConnection> inside = new CompletableFuture<>();
        loop.execute(() -> attempt(guest, FIRST_PAUSE, inside));
        return inside;
    }

    private void attempt(Guest guest, Duration pause, CompletableFuture<LoadConnection> inside) {
        LoadConnection connection = new LoadConnection(guest, tally, () -> afterRead.run());
        connections.add(connection);
        connection.whenReady().whenComplete((ready, failure) -> {
            if (failure instanceof TurnedAwayException) {
                turnedAway++;
                connections.remove(connection);
                long half = pause.toMillis() / 2;
                loop.schedule(
                        () -> attempt(guest, longer(pause), inside),
                        half + ThreadLocalRandom.current().nextLong(half),
                        TimeUnit.MILLISECONDS);
            } else if (failure != null) {
                inside.completeExceptionally(failure);
            } else {
                inside.complete(ready);
            }
        });
        bootstrap
                .clone()
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(connection);
                    }
                })
                .connect(guest.server())
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        connection.whenReady().completeExceptionally(Objects.requireNonNull(done.cause()));
                    }
                });
    }

    private static Duration longer(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }

    /** How often a server has answered that it is busy. */
    public long turnedAway() {
        return onLoop(() -> turnedAway);
    }

    /** Messages that all clients together have got. */
    public long delivered() {
        return onLoop(tally::delivered);
    }

    /** Messages that each of these clients has got. */
    public List<Long> delivered(List<LoadConnection> of) {
        return onLoop(() -> of.stream().map(LoadConnection::delivered).toList());
    }

    /** Latencies in nanoseconds of what was due since {@link #timeFromNow}. */
    public Histogram latencies() {
        return onLoop(tally::latencies);
    }

    /** Forgets the latencies so far. */
    public void timeFromNow() {
        onLoop(() -> {
            tally.timeFrom(Body.now());
            return true;
        });
    }

    /**
     * Fails when a connection was lost.
     *
     * @throws LoadException with the first reason
     */
    public void checkAllConnected() {
        List<String> lost = onLoop(() -> connections.stream()
                .map(LoadConnection::lost)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList());
        if (!lost.isEmpty()) {
            throw new LoadException(lost.size() + " connections were lost, the first: " + lost.get(0));
        }
    }

    /** Begins to send; there is one load at a time. */
    public void start(Load load) {
        onLoop(() -> {
            afterRead = load::afterRead;
            load.begin(loop, tally);
            return true;
        });
    }

    /** Ends what {@link #start} has begun. @return messages sent */
    public long stop(Load load) {
        return onLoop(() -> {
            afterRead = () -> {};
            return load.end();
        });
    }

    /** Closes these connections. */
    public void leave(List<LoadConnection> leaving) {
        onLoop(() -> {
            leaving.forEach(LoadConnection::leave);
            connections.removeAll(new java.util.HashSet<>(leaving));
            return true;
        });
    }

    /** Closes all connections. */
    public void leaveAll() {
        leave(onLoop(() -> List.copyOf(connections)));
    }

    private <T> T onLoop(Callable<T> work) {
        try {
            return loop.submit(work).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LoadException("The load client's thread failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(10, TimeUnit.SECONDS);
    }
}
