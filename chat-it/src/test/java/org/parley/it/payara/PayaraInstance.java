package org.parley.it.payara;

import java.net.URI;
import java.nio.file.Path;
import org.parley.dev.server.Ports;

/** An instance of the deployment group: a Payara Server that has the application. */
final class PayaraInstance extends PayaraProcess {
    private final String name;
    private final int httpPort = Ports.free();
    private final int adminPort = Ports.free();
    private final int jmxPort = Ports.free();

    /** @param folder of all instances of this machine */
    PayaraInstance(String name, Path folder) {
        super(folder.resolve(name));
        this.name = name;
    }

    /** In the domain; also that of the node. */
    String name() {
        return name;
    }

    URI url() {
        return URI.create("http://localhost:" + httpPort);
    }

    int httpPort() {
        return httpPort;
    }

    int adminPort() {
        return adminPort;
    }

    int jmxPort() {
        return jmxPort;
    }

    /** As {@code PAYARA_INSTANCES} has it. */
    @Override
    public String toString() {
        return name + ":" + httpPort + ":" + adminPort + ":" + jmxPort;
    }
}
