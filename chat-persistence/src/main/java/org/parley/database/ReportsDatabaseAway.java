package org.parley.database;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Every method answers with a {@link org.parley.failure.ParleyException} of code {@code ACCOUNTS_UNAVAILABLE} when the
 * database is away, in whatever the layers between have wrapped what the driver said.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ReportsDatabaseAway {}
