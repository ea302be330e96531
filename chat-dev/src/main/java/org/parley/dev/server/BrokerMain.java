package org.parley.dev.server;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;

/**
 * The broker's process. Its arguments are the path of {@code broker.xml}, and those of files and folders of properties,
 * with commas between, that nobody else may read; users and roles come by JAAS.
 */
final class BrokerMain {

    static final String READY = "parley broker ready";

    // Held here, since the logging system keeps loggers only as long as somebody else does.
    private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");
    private static final Logger LOG = Logger.getLogger(BrokerMain.class.getName());

    private BrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        AUDIT.setLevel(Level.OFF);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ()
                .setConfigResourcePath(Path.of(arguments[0]).toUri().toString())
                .setPropertiesResourcePath(arguments[1])
                .setMbeanServer(ManagementFactory.getPlatformMBeanServer())
                .setSecurityManager(new ActiveMQJAASSecurityManager("parley"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "shutdown"));
        broker.start();
        LOG.info(READY);
    }

    private static void stop(EmbeddedActiveMQ broker) {
        try {
            broker.stop();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "The broker did not stop cleanly", e);
        }
    }
}
