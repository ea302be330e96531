package org.parley.it.payara;

import java.io.IOException;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;

/** Parley's MBeans of one server, by type and attribute. */
final class NodeBeans implements AutoCloseable {
    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    NodeBeans(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    Object get(String type, String attribute) throws JMException, IOException {
        return beans.getAttribute(name(type), attribute);
    }

    Object call(String type, String operation, String... arguments) throws JMException, IOException {
        String[] signature = new String[arguments.length];
        Arrays.fill(signature, String.class.getName());
        return beans.invoke(name(type), operation, arguments, signature);
    }

    private static ObjectName name(String type) throws JMException {
        return new ObjectName("org.parley:type=" + type);
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
