package org.parley.webhook.http;

import java.net.UnknownHostException;

/** The host has no address that requests may go to: it is inside, and not listed. */
public final class TargetRefusedException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    TargetRefusedException(String host) {
        super(host + " is not a public address, nor listed in parley.webhook.internal-targets");
    }
}
