package org.parley.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Stands outside of {@code @Transactional} (which is at {@code PLATFORM_BEFORE + 200}), so that it sees commits fail. */
@Interceptor
@ReportsDatabaseAway
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class DatabaseAwayInterceptor {

    @AroundInvoke
    @Nullable
    Object report(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (RuntimeException e) {
            throw DatabaseAway.translated(e);
        }
    }
}
