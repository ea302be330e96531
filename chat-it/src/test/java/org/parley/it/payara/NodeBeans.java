package org.parley.it.payara;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.net.ssl.SSLContext;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/** Parley's MBeans of one server, by type and attribute; over TLS, as secure administration has it. */
final class NodeBeans implements AutoCloseable {
    private final String server;
    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private NodeBeans(String server, JMXConnector connector) throws IOException {
        this.server = server;
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    /**
     * Connects to a server on loopback.
     *
     * @param server its name in the domain
     * @param certificates a PKCS #12 file with the server's; this whole JVM trusts them from then on, since RMI asks
     *     for nothing but the default
     */
    @SuppressWarnings("BanJNDI") // a server of this test, on loopback
    static NodeBeans connect(String server, int port, String user, String password, Path certificates)
            throws IOException {
        SSLContext.setDefault(Certificates.trusted(certificates));
        JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi");
        return new NodeBeans(
                server,
                JMXConnectorFactory.connect(
                        url,
                        Map.of(
                                JMXConnector.CREDENTIALS,
                                new String[] {user, password},
                                "com.sun.jndi.rmi.factory.socket",
                                new SslRMIClientSocketFactory())));
    }

    Object get(String type, String attribute) throws JMException, IOException {
        return beans.getAttribute(name(type), attribute);
    }

    Object call(String type, String operation, String... arguments) throws JMException, IOException {
        String[] signature = new String[arguments.length];
        Arrays.fill(signature, String.class.getName());
        return beans.invoke(name(type), operation, arguments, signature);
    }

    private ObjectName name(String type) throws JMException {
        return new ObjectName("org.parley:type=" + type + ",j2eeType=Parley,J2EEServer=" + server);
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
