package dev.unspool.embedded;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.ContextCustomizerFactories;

/** Provides a migrated database and a Redis to a Spring test, by the standard settings. Settings of the test itself take precedence. */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("servers")
@ContextCustomizerFactories(ServersCustomizer.Factory.class)
public @interface WithServers {
    /**
     * Test classes that name the same database share it, and with it their Spring context, which saves its start; without
     * a name each class has a database of its own.
     */
    String database() default "";
}
