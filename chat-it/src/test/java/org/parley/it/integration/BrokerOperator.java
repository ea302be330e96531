package org.parley.it.integration;

import org.apache.activemq.artemis.api.core.management.SimpleManagement;
import org.parley.dev.server.Broker;

/** A person who sees to a broker, by its management operations. */
final class BrokerOperator implements AutoCloseable {
    private static final String BROKER = "broker";
    private static final int PAGES = 5;

    private final SimpleManagement management;

    BrokerOperator(Broker broker) {
        management = new SimpleManagement("tcp://127.0.0.1:" + broker.port(), "operator", broker.operatorPassword());
    }

    void deleteAddress(String name) {
        call("deleteAddress", name, true);
    }

    void makeQueue(String name) {
        call("createAddress", name, "ANYCAST");
        call(
                "createQueue",
                "{\"name\": \"" + name + "\", \"address\": \"" + name + "\", \"routing-type\": \"ANYCAST\"}");
    }

    /** Lets an address hold so many bytes, most of them paged, before it refuses more. */
    void limit(String address, int bytes) {
        call("addAddressSettings", address, """
                {"maxSizeBytes": %d, "pageSizeBytes": %d, "pageLimitBytes": %d, "pageFullMessagePolicy": "FAIL"}""".formatted(bytes / PAGES, bytes / PAGES, bytes));
    }

    /** Lets it hold again what it is configured to. */
    void unlimit(String address) {
        call("removeAddressSettings", address);
    }

    private void call(String operation, Object... arguments) {
        try {
            management.simpleManagement(BROKER, operation, arguments);
        } catch (Exception e) {
            throw new AssertionError(operation, e);
        }
    }

    @Override
    public void close() {
        try {
            management.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
