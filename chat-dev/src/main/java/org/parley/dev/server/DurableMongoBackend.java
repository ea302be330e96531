package org.parley.dev.server;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Set;
import org.h2.mvstore.MVStore;

/**
 * A backend of the stand-in that has written to its file what it acknowledges, as MongoDB has by its journal under the
 * write concern {@code majority}. By itself the store writes a moment later, and a kill in between loses what was
 * acknowledged. The store is to be one that does not commit by itself as well: it would do so on another thread.
 */
final class DurableMongoBackend extends H2Backend {
    private static final Set<String> WRITES =
            Set.of("insert", "update", "delete", "findAndModify", "createIndexes", "dropDatabase", "drop");

    DurableMongoBackend(MVStore store) {
        super(store);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document answer = super.handleMessage(message);
        // the command's name is its first field (MongoDB wire protocol, OP_MSG)
        if (WRITES.contains(message.getDocument().keySet().iterator().next())) {
            commit();
        }
        return answer;
    }
}
