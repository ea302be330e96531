package org.parley.console;

import java.net.URL;
import org.glassfish.api.admingui.ConsoleProvider;
import org.jspecify.annotations.Nullable;
import org.jvnet.hk2.annotations.Service;

/** By this the console finds the bundle; all else stands in its configuration, in the place that the console looks by itself. */
@Service
public final class ParleyConsole implements ConsoleProvider {
    @Override
    public @Nullable URL getConfiguration() {
        return null;
    }
}
