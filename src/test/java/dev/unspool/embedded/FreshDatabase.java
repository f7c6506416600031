package dev.unspool.embedded;

import java.util.Map;

/**
 * An empty database of its own inside the test servers.
 *
 * @param postgres the server it is in
 * @param redis the Redis beside it, which all tests of a process share
 */
public record FreshDatabase(String name, PostgresAddress postgres, RedisAddress redis) {
    public String jdbcUrl() {
        return postgres.jdbcUrl(name);
    }

    /** Without user and password. */
    public String r2dbcUrl() {
        return postgres.r2dbcUrl(name);
    }

    public String user() {
        return postgres.user();
    }

    public String password() {
        return postgres.password();
    }

    /** The standard Spring settings for this database and the Redis beside it. */
    public Map<String, Object> settings() {
        return Map.of(
                "spring.r2dbc.url", r2dbcUrl(),
                "spring.r2dbc.username", user(),
                "spring.r2dbc.password", password(),
                "spring.flyway.url", jdbcUrl(),
                "spring.flyway.user", user(),
                "spring.flyway.password", password(),
                "spring.data.redis.host", redis.host(),
                "spring.data.redis.port", redis.port(),
                "spring.data.redis.password", redis.password());
    }
}
