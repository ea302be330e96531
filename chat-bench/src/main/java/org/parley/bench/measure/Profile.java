package org.parley.bench.measure;

import java.nio.file.Path;
import java.util.List;

/** Records what servers that are JVMs spend their time with (JDK Flight Recorder). It costs some itself. */
public final class Profile implements AutoCloseable {
    private static final String NAME = "benchmark";

    private final List<Jvm> jvms;
    private final Path folder;
    private final String file;

    private Profile(List<Jvm> jvms, Path folder, String file) {
        this.jvms = jvms;
        this.folder = folder;
        this.file = file;
    }

    /** @param file how the recordings' names begin */
    public static Profile start(ServerProcesses servers, Path folder, String file) {
        Profile profile = new Profile(Jvm.among(servers.pids()), folder, file);
        profile.jvms.forEach(jvm -> jvm.ask("JFR.start", "name=" + NAME, "settings=profile"));
        return profile;
    }

    /** Writes one recording for each JVM. */
    @Override
    public void close() {
        jvms.forEach(jvm ->
                jvm.ask("JFR.stop", "name=" + NAME, "filename=" + folder.resolve(file + "-" + jvm.pid() + ".jfr")));
    }
}
