package org.parley.integration.service;

/** The broker does not answer, or has no room for more: what was asked may have been done or not. */
public class BrokerAwayException extends Exception {
    private static final long serialVersionUID = 1;

    public BrokerAwayException(Exception cause) {
        super(cause.toString(), cause);
    }
}
