package org.parley.asadmin;

/** What a node tells of itself, and which attribute of its MBeans that is. */
enum Figure {
    NODE("node", "Node", "Name"),
    STATE("state", "Node", "State"),
    SOCKETS("sockets", "Sessions", "Sockets"),
    PEOPLE("people", "Sessions", "People"),
    BROKER_CONNECTED("brokerConnected", "Delivery", "BrokerConnected"),
    PRESENCE_KNOWN("presenceKnown", "Presence", "Known"),
    WAITING_FOR_HISTORY("waitingForHistory", "History", "EventsWaiting"),
    WAITING_FOR_BROKER("waitingForBroker", "Delivery", "EventsWaitingForBroker");

    private final String key;
    private final String bean;
    private final String attribute;

    Figure(String key, String bean, String attribute) {
        this.key = key;
        this.bean = bean;
        this.attribute = attribute;
    }

    /** Its name between servers and in answers over REST. */
    String key() {
        return key;
    }

    String bean() {
        return bean;
    }

    String attribute() {
        return attribute;
    }
}
