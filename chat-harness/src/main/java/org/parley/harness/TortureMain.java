package org.parley.harness;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.parley.dev.server.Installation;
import org.parley.dev.server.ServerFailedException;
import org.parley.harness.checker.Checker;
import org.parley.harness.checker.Report;
import org.parley.harness.checker.UnreadableRecordingException;

/** {@code ./parley torture}. */
public final class TortureMain {
    private static final int KEPT = 0;
    private static final int BROKEN = 1;
    private static final int WRONG_OPTION = 2;
    private static final int FAILED = 3;
    private static final long SEEDS = 1_000_000;

    private TortureMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    private static int run(List<String> arguments, PrintStream out) {
        if (arguments.contains("--help")) {
            out.print(TortureOptions.USAGE);
            return KEPT;
        }
        try {
            if (arguments.size() == 2 && arguments.get(0).equals("--check")) {
                return verdict(Checker.check(Path.of(arguments.get(1))), out);
            }
            long seed = ThreadLocalRandom.current().nextLong(SEEDS);
            TortureOptions options =
                    TortureOptions.read(arguments, seed, Installation.locate().home());
            Report report = Torture.run(options, out::println);
            Files.writeString(options.folder().resolve("report.txt"), report.text());
            return verdict(report, out);
        } catch (TortureOptions.WrongOptionException e) {
            out.println("parley: " + e.getMessage());
            return WRONG_OPTION;
        } catch (ServerFailedException | UnreadableRecordingException | IOException e) {
            out.println("parley: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            return FAILED;
        }
    }

    private static int verdict(Report report, PrintStream out) {
        out.print(report.text());
        return report.isClean() ? KEPT : BROKEN;
    }
}
