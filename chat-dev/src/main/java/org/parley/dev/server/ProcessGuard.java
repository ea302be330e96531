package org.parley.dev.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Sees to it that no server outlives this JVM, whatever ends it. A child process in a session of its own reads from a
 * pipe that only this JVM holds; when the pipe ends without a farewell, the child stops every server it was told of,
 * by process id, and kills after ten seconds what has not stopped.
 */
public final class ProcessGuard {

    private static final String SCRIPT = """
            watched=
            while read -r verb pid signal; do
              case $verb in
                watch) watched="$watched $pid:$signal" ;;
                forget)
                  rest=
                  for entry in $watched; do
                    [ "${entry%%:*}" = "$pid" ] || rest="$rest $entry"
                  done
                  watched=$rest ;;
              esac
            done
            for entry in $watched; do
              kill -s "${entry##*:}" "${entry%%:*}" 2>/dev/null
              kill -s CONT "${entry%%:*}" 2>/dev/null
            done
            tries=0
            while [ $tries -lt 100 ]; do
              alive=
              for entry in $watched; do
                kill -0 "${entry%%:*}" 2>/dev/null && alive="$alive ${entry%%:*}"
              done
              [ -z "$alive" ] && exit 0
              sleep 0.1
              tries=$((tries + 1))
            done
            kill -s KILL $alive 2>/dev/null
            """;

    private static final ProcessGuard SHARED = new ProcessGuard();

    private final Process child;
    private final OutputStream pipe;

    private ProcessGuard() {
        try {
            child = new ProcessBuilder(ServerProcess.ownSession("sh", "-c", SCRIPT))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            pipe = child.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the process that guards the servers", e);
        }
    }

    /** The guard of this JVM. */
    public static ProcessGuard shared() {
        return SHARED;
    }

    /** The guard's process: while it lives after its JVM has died, servers are still being stopped. */
    public ProcessHandle process() {
        return child.toHandle();
    }

    /** Has the process stopped by this signal when this JVM dies. */
    public void watch(long pid, String stopSignal) {
        say("watch " + pid + " " + stopSignal + "\n");
    }

    /** To be called as soon as the process is gone: its number may soon be another's. */
    public void forget(long pid) {
        say("forget " + pid + "\n");
    }

    private synchronized void say(String line) {
        try {
            pipe.write(line.getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The process that guards the servers is gone", e);
        }
    }
}
