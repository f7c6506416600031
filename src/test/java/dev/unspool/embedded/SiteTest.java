package dev.unspool.embedded;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;

/**
 * Runs a test class against the whole application, listening at a free port, with a database and a Redis. The class gets what it needs by
 * {@code @Autowired TestSite}.
 *
 * <p>Starting an application costs seconds. Classes with the same settings share one by naming the same database.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithServers
public @interface SiteTest {

    /** The database of all classes that empty the site before each of their tests. */
    String SHARED = "site";

    /** The name of the database; without one, the class has a database of its own. */
    @AliasFor(annotation = WithServers.class, attribute = "database")
    String database() default "";

    /** Settings that differ from the application's own. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
