package org.parley.bench.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.parley.client.ClientRuntime;

/** The replay tool's command: exits with 0 if all was as promised, 1 if not, 2 if it could not be tried. */
public final class ReplayMain {
    private ReplayMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) throws InterruptedException {
        ReplayOptions options;
        try {
            options = ReplayOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(ReplayOptions.USAGE);
            return 2;
        }
        try (ClientRuntime runtime = new ClientRuntime()) {
            IrcLog log = IrcLog.read(options.log()).first(options.lines());
            String title = String.valueOf(options.log().getFileName()).replaceFirst("\\.[a-z]+$", "");
            ReplayReport report = new Replay(runtime, options.nodes(), options.concurrency()).play(log, "irc " + title);
            out.print(report);
            return report.passed() ? 0 : 1;
        } catch (IOException | ExecutionException | TimeoutException e) {
            err.println("The replay broke off: " + e);
            return 2;
        }
    }
}
