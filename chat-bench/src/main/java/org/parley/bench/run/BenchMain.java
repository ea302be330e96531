package org.parley.bench.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.parley.bench.load.LoadClient;
import org.parley.bench.load.LoadException;
import org.parley.bench.measure.Calibration;
import org.parley.bench.measure.Machine;
import org.parley.bench.measure.Processor;
import org.parley.bench.measure.Profile;
import org.parley.bench.peer.Contender;
import org.parley.bench.report.Recorder;
import org.parley.bench.report.Report;
import org.parley.bench.report.Results;
import org.parley.bench.workload.Schedule;
import org.parley.bench.workload.Workload;
import org.parley.bench.writer.WriterScaling;
import org.parley.dev.server.HistoryStore;
import org.parley.dev.server.Installation;
import org.parley.dev.server.ServerFailedException;

/** The benchmark's command: exits with 0 when everything could be measured, 1 when not, 2 when it was called wrongly. */
public final class BenchMain {

    private static final String SCALING = "scaling";

    private final Installation installation;
    private final BenchOptions options;
    private final Results results;
    private final PrintStream out;
    private boolean failed;

    private BenchMain(Installation installation, BenchOptions options, PrintStream out) {
        this.installation = installation;
        this.options = options;
        this.results = Results.open(options.results());
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) throws InterruptedException {
        Installation installation;
        BenchOptions options;
        try {
            installation = Installation.locate();
            options = BenchOptions.parse(installation.home(), arguments);
        } catch (IllegalArgumentException | ServerFailedException e) {
            err.println(e.getMessage());
            err.println(BenchOptions.USAGE);
            return 2;
        }
        return new BenchMain(installation, options, out).run();
    }

    private int run() throws InterruptedException {
        if (!options.resume()) {
            results.clear();
        }
        for (LineUp.Entry entry : new LineUp(installation, options, out).entries()) {
            List<Workload> due = entry.workloads().stream()
                    .filter(workload -> !results.isComplete(workload.name(), entry.name()))
                    .toList();
            if (!due.isEmpty()) {
                measure(entry, due);
            }
        }
        if (options.workloads().contains(SCALING)) {
            for (HistoryStore store : HistoryStore.values()) {
                scale(store);
            }
        }
        out.println();
        out.print(new Report(results).text(Machine.describe(installation.home())));
        return failed ? 1 : 0;
    }

    private void run(Contender contender, Workload workload, LoadClient client, Recorder recorder)
            throws InterruptedException {
        if (!options.profile()) {
            workload.run(contender, client, options.schedule(), recorder);
            return;
        }
        Path folder = Objects.requireNonNull(options.results().toAbsolutePath().getParent());
        try (Profile profile = Profile.start(contender.processes(), folder, contender.name() + "-" + workload.name())) {
            workload.run(contender, client, options.schedule(), recorder);
        }
    }

    /** Has writers share all processors: there is no load client beside them. */
    private void scale(HistoryStore store) throws InterruptedException {
        String name = "writers-" + store.setting();
        if (results.isComplete(SCALING, name)) {
            return;
        }
        out.println(name + ": " + SCALING);
        results.forget(SCALING, name);
        Processor.unbind();
        Recorder recorder = new Recorder(results, SCALING, name);
        try {
            Schedule schedule = options.schedule();
            new WriterScaling(installation, Folder.fresh(options.results(), name), store)
                    .run(schedule.runs(), schedule.measured(), recorder);
            recorder.complete();
        } catch (ServerFailedException | LoadException e) {
            failed = true;
            out.println(name + " broke off: " + e.getMessage());
        }
    }

    private void measure(LineUp.Entry entry, List<Workload> workloads) throws InterruptedException {
        out.println(entry.name() + ": starting");
        Processor.unbind();
        try (Contender contender = entry.make().get()) {
            contender.start();
            contender.bind();
            Processor.bindClient();
            for (Workload workload : workloads) {
                measure(contender, workload);
            }
        } catch (ServerFailedException | LoadException e) {
            failed = true;
            out.println(entry.name() + " did not start: " + e.getMessage());
        }
    }

    private void measure(Contender contender, Workload workload) throws InterruptedException {
        out.println(contender.name() + ": " + workload.name());
        results.forget(workload.name(), contender.name());
        Recorder recorder = new Recorder(results, workload.name(), contender.name());
        try (LoadClient client = new LoadClient()) {
            recorder.note("calibration_ms", 1, Calibration.run().toNanos() / 1e6);
            run(contender, workload, client, recorder);
            recorder.note("calibration_ms", 2, Calibration.run().toNanos() / 1e6);
            recorder.complete();
        } catch (LoadException e) {
            failed = true;
            out.println(contender.name() + ": " + workload.name() + " broke off: " + e.getMessage());
        }
    }
}
