package org.parley.asadmin;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

/** The node in this JVM, reached by its MBeans: the application's classes are not to be seen from here. */
final class LocalNode {
    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

    /** The name of this server in the domain. */
    private final String server;

    LocalNode(String server) {
        this.server = server;
    }

    /** Does what is asked for. A refusal is an answer too. */
    NodeAnswer ask(NodeRequest request) {
        try {
            String result = "";
            String refusal = "";
            try {
                result = perform(request);
            } catch (RuntimeMBeanException e) {
                refusal = String.valueOf(e.getTargetException().getMessage());
            }
            return new NodeAnswer(server, figures(), result, refusal);
        } catch (InstanceNotFoundException e) {
            return NodeAnswer.notRunning(server);
        } catch (JMException e) {
            throw new IllegalStateException("The MBeans of Parley are not those of this version: " + e.getMessage(), e);
        }
    }

    private String perform(NodeRequest request) throws JMException {
        switch (request.action()) {
            case STATUS -> {}
            case DRAIN -> invoke("Node", "drain");
            case RESUME -> invoke("Node", "resume");
            case RESYNC -> invoke("Delivery", "resync", request.argument());
            case DISCONNECT -> {
                return String.valueOf(invoke("Sessions", "disconnect", request.argument()));
            }
            case REJECTED -> {
                return String.join("\n", (String[]) invoke("Integration", "rejected", request.argument()));
            }
            case REPLAY -> {
                return String.valueOf(invoke("Integration", "replay", request.argument(), request.id()));
            }
        }
        return "";
    }

    private Map<Figure, String> figures() throws JMException {
        Map<Figure, String> figures = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            figures.put(figure, String.valueOf(BEANS.getAttribute(name(figure.bean()), figure.attribute())));
        }
        return figures;
    }

    private Object invoke(String bean, String operation, String... arguments) throws JMException {
        String[] signature = new String[arguments.length];
        Arrays.fill(signature, String.class.getName());
        return BEANS.invoke(name(bean), operation, arguments, signature);
    }

    private ObjectName name(String bean) throws JMException {
        String name = "org.parley:type=" + bean;
        // on an instance Payara passes calls on only to MBeans that name their server
        return new ObjectName(
                server.equals(Nodes.ADMINISTRATION_SERVER) ? name : name + ",j2eeType=Parley,J2EEServer=" + server);
    }
}
