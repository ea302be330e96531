package org.parley.log;

import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Adds the {@link NodeField} to each log record, for handlers that come after it; writes nothing itself. */
public final class NodeTag extends Handler {
    @Override
    public void publish(LogRecord logged) {
        NodeField.addTo(logged);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
