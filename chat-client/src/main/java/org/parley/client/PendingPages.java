package org.parley.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Pages of history that were asked for and have not come. Safe for use by many threads. */
final class PendingPages {
    private record Request(String frame, CompletableFuture<ServerFrame.Page> page) {}

    private final Map<String, Request> pending = new LinkedHashMap<>();

    synchronized CompletableFuture<ServerFrame.Page> add(String id, String frame) {
        CompletableFuture<ServerFrame.Page> page = new CompletableFuture<>();
        pending.put(id, new Request(frame, page));
        return page;
    }

    synchronized List<String> frames() {
        return pending.values().stream().map(Request::frame).toList();
    }

    synchronized boolean isEmpty() {
        return pending.isEmpty();
    }

    void complete(ServerFrame.Page page) {
        Request request = remove(page.id());
        if (request != null) {
            request.page().complete(page);
        }
    }

    void refuse(String id, ServerFrame.Failure failure) {
        Request request = remove(id);
        if (request != null) {
            request.page().completeExceptionally(new RefusedException(failure));
        }
    }

    void failAll(Throwable reason) {
        List<Request> all;
        synchronized (this) {
            all = List.copyOf(pending.values());
            pending.clear();
        }
        all.forEach(request -> request.page().completeExceptionally(reason));
    }

    private synchronized @Nullable Request remove(String id) {
        return pending.remove(id);
    }
}
