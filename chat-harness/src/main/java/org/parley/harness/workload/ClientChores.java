package org.parley.harness.workload;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.client.RestClient;
import org.parley.client.RestException;
import org.parley.client.ServerFrame;
import org.parley.harness.recording.HistoryFile;

/** What a client has to do that blocks: page after a reset, log in again, follow again. Safe for use by many threads. */
final class ClientChores implements LoadClient.Chores {
    private static final long SOON_MILLIS = 500;

    private final ScheduledExecutorService threads;
    private final List<URI> nodes;
    private final HistoryPager pager;
    private final HistoryFile file;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile LoadClient client;

    /** @param client is set before anything happens to it */
    @SuppressWarnings("NullAway.Init")
    ClientChores(ScheduledExecutorService threads, List<URI> nodes, HistoryPager pager, HistoryFile file) {
        this.threads = threads;
        this.nodes = nodes;
        this.pager = pager;
        this.file = file;
    }

    void serve(LoadClient whom) {
        client = whom;
    }

    @Override
    public void page(Following following, long after, long head) {
        soon(() -> pageOn(following, after, head));
    }

    private void pageOn(Following following, long after, long head) {
        long position = after;
        try {
            while (position < head) {
                long next = pager.after(anyNode(), following.room(), position);
                if (next == position) {
                    long reached = position;
                    soon(() -> pageOn(following, reached, head));
                    return;
                }
                position = next;
            }
            following.paged();
        } catch (HistoryPager.NotAMemberException e) {
            file.add("paging-refused", following.room().name());
            followAgainIfMember(following);
        }
    }

    @Override
    public void refused(Following following, ServerFrame.Failure failure) {
        followAgainIfMember(following);
    }

    @Override
    public void stoppedThoughMember(LoadClient whom, Following following) {
        followAgainIfMember(following);
    }

    /** Somebody who has just joined may have been refused before that was known everywhere. */
    private void followAgainIfMember(Following following) {
        soon(() -> {
            if (following.room().has(client.person())) {
                file.add("follows-again", following.room().name());
                client.follow(following.room());
            }
        });
    }

    @Override
    public void ended(LoadClient whom, int code) {
        file.add("ended", code);
        soon(this::logInAgain);
    }

    private void logInAgain() {
        LoadPerson person = client.person();
        try {
            RestClient again = anyNode().login(person.username(), person.password());
            client.revive(again.session().orElseThrow());
        } catch (RestException | UncheckedIOException e) {
            soon(this::logInAgain);
        }
    }

    private RestClient anyNode() {
        return client.person().rest().at(nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size())));
    }

    private void soon(Runnable chore) {
        try {
            threads.schedule(chore, SOON_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            file.add("over");
        }
    }
}
