package org.parley.node.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadParams;

/**
 * A bounded trail of announcements in a Redis stream, whose readers know when they may have missed some.
 *
 * <p>Pub/sub would lose what is said while a subscriber reconnects, and not tell. A stream keeps the last
 * {@value #MAX_LENGTH} entries or somewhat more; a reader that finds more than that gone, or a Redis other than the one
 * it read from (restarted, flushed, failed over), is told of a gap.
 *
 * <p>Writers append in the script that makes the change they announce:
 * {@code redis.call('XADD', key, 'MAXLEN', '~', MAX_LENGTH, '*', field, value, …)}. Nobody may delete single entries.
 * Needs Redis 7 ({@code entries-added}). Thread-safe.
 */
public final class RedisTrail {
    public static final int MAX_LENGTH = 4000;

    private static final int MAX_PAGE = 500;

    /**
     * Tells how the stream stands and what it holds after a place.
     *
     * <ul>
     *   <li>KEYS[1] stream: the trail
     *   <li>ARGV[1] stream entry id: the place
     *   <li>ARGV[2] integer: entries at most
     *   <li>returns {run id of the Redis, entries ever added, entries now held, last entry's id, entries}
     * </ul>
     */
    private static final RedisScript READ = new RedisScript("""
            local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or '-'
            local stream = {['entries-added'] = 0, ['length'] = 0, ['last-generated-id'] = '0-0'}
            if redis.call('EXISTS', KEYS[1]) == 1 then
              local info = redis.call('XINFO', 'STREAM', KEYS[1])
              for i = 1, #info, 2 do
                stream[info[i]] = info[i + 1]
              end
            end
            return {run, stream['entries-added'], stream['length'], stream['last-generated-id'],
                    redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+', 'COUNT', ARGV[2])}
            """);

    private final RedisConnection redis;
    private final String key;

    public RedisTrail(RedisConnection redis, String key) {
        this.redis = redis;
        this.key = key;
    }

    /**
     * Entries in order, each as field, value, field, value …
     *
     * @param gap entries may be missing; then there are none here, and {@code next} is the trail's end
     */
    public record Page(List<List<String>> entries, TrailPosition next, boolean gap) {}

    /** The place after the last entry. */
    public TrailPosition end() {
        return read(TrailPosition.START, 1).end();
    }

    /** Entries after {@code position}; waits up to {@code patience} for the first, but not beyond the limit of {@link RedisConnection#await}. */
    public Page read(TrailPosition position, Duration patience) {
        Page page = read(position, MAX_PAGE).after(position);
        long millis = Math.min(patience.toMillis(), RedisConnection.MAX_PATIENCE.toMillis());
        if (page.gap() || !page.entries().isEmpty() || millis <= 0) {
            return page;
        }
        waitForEntry(position, (int) millis);
        return read(position, MAX_PAGE).after(position);
    }

    /** A doorbell only: what there is to read is read by the script, together with how the stream stands. */
    private void waitForEntry(TrailPosition position, int millis) {
        XReadParams params = XReadParams.xReadParams().block(millis).count(1);
        redis.await(client -> client.xread(params, Map.of(key, new StreamEntryID(position.entryId()))));
    }

    private Snapshot read(TrailPosition position, int limit) {
        Object answer = redis.call(
                client -> READ.run(client, List.of(key), List.of(position.entryId(), Integer.toString(limit))));
        return Snapshot.of((List<?>) answer);
    }

    private record Snapshot(
            String run, long added, long held, String lastId, List<String> ids, List<List<String>> entries) {

        static Snapshot of(List<?> answer) {
            List<String> ids = new ArrayList<>();
            List<List<String>> entries = new ArrayList<>();
            for (Object entry : (List<?>) answer.get(4)) {
                List<?> idAndFields = (List<?>) entry;
                ids.add((String) idAndFields.get(0));
                entries.add(((List<?>) idAndFields.get(1))
                        .stream().map(String.class::cast).toList());
            }
            return new Snapshot(
                    (String) answer.get(0),
                    (Long) answer.get(1),
                    (Long) answer.get(2),
                    (String) answer.get(3),
                    ids,
                    entries);
        }

        TrailPosition end() {
            return new TrailPosition(run, lastId, added);
        }

        Page after(TrailPosition position) {
            long trimmed = added - held;
            if (!run.equals(position.run()) || added < position.count() || trimmed > position.count()) {
                return new Page(List.of(), end(), true);
            }
            if (entries.isEmpty()) {
                return new Page(List.of(), position, false);
            }
            String last = ids.get(ids.size() - 1);
            return new Page(entries, new TrailPosition(run, last, position.count() + entries.size()), false);
        }
    }
}
