package dev.unspool.embedded;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A separate database inside the test servers.
 *
 * @param postgres the server that contains it
 * @param redis the Redis beside it, which all tests of a process share
 */
public record FreshDatabase(String name, PostgresAddress postgres, RedisAddress redis) {
    public String jdbcUrl() {
        return postgres.jdbcUrl(name);
    }

    /** The R2DBC URL, without user and password. */
    public String r2dbcUrl() {
        return postgres.r2dbcUrl(name);
    }

    public String user() {
        return postgres.user();
    }

    public String password() {
        return postgres.password();
    }

    /** Returns the first column of a query's rows, as text. */
    public List<String> query(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl(), user(), password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    /** Returns the settings as arguments of a command. */
    public List<String> arguments() {
        return settings().entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    /** Spring's standard settings for this database and the Redis beside it. */
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

    /** Returns the settings, and long time limits. */
    public Map<String, Object> patientSettings() {
        var all = new HashMap<>(settings());
        all.putAll(LongTimeLimits.ALL);
        return all;
    }
}
