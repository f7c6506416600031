package dev.unspool.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the query parameters of an endpoint that reads them in another way than by {@code @RequestParam}. An endpoint without it takes those that its
 * {@code @RequestParam}s name, and refuses all others.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface KnownQuery {

    /** The names. */
    String[] value() default {};

    /** Whether people follow links to it: see {@link QueryRule#isPage}. */
    boolean isPage() default false;
}
