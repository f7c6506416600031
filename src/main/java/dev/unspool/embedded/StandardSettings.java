package dev.unspool.embedded;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** Tells which of Spring's settings for servers of your own are given. */
record StandardSettings(Environment environment) {
    static final String DATABASE = "spring.r2dbc.url";
    static final String REDIS = "spring.data.redis.host";

    private static final String MIGRATION = "spring.flyway.url";

    /** Settings of which each alone says where Redis is; lists may be written with an index. */
    private static final List<String> ANY_OF_REDIS = Stream.of(
                    "host", "url", "port", "sentinel.nodes", "cluster.nodes", "masterreplica.nodes")
            .map("spring.data.redis."::concat)
            .toList();

    /** The first setting found that says where the database is. */
    Optional<String> database() {
        return Stream.of(DATABASE).filter(this::given).findFirst();
    }

    /** The first setting found that says where Redis is. */
    Optional<String> redis() {
        return ANY_OF_REDIS.stream().filter(this::given).findFirst();
    }

    /** The setting that names a database for migrations alone, which is not enough to run. */
    Optional<String> migration() {
        return Stream.of(MIGRATION).filter(this::given).findFirst();
    }

    private boolean given(String name) {
        return hasText(name) || hasText(name + "[0]");
    }

    private boolean hasText(String name) {
        String value = environment.getProperty(name);
        return value != null && !value.isBlank();
    }
}
