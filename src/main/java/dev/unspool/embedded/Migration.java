package dev.unspool.embedded;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/** Flyway's way to the database of an R2DBC URL, since it knows JDBC only. */
final class Migration {
    /** R2DBC's options that JDBC has under another name, with the same values. */
    private static final Map<String, String> RENAMED = Map.of(
            "schema", "currentSchema",
            "currentSchema", "currentSchema",
            "applicationName", "ApplicationName",
            "sslRootCert", "sslrootcert",
            "sslCert", "sslcert",
            "sslKey", "sslkey",
            "sslPassword", "sslpassword");

    private final Environment environment;
    private final ConnectionFactoryOptions options;

    private Migration(Environment environment, ConnectionFactoryOptions options) {
        this.environment = environment;
        this.options = options;
    }

    /** By {@code spring.r2dbc.*}; what the URL itself says wins, as it does in Spring. */
    static Migration of(Environment environment) {
        try {
            var options = ConnectionFactoryOptions.parse(environment.getRequiredProperty(StandardSettings.DATABASE));
            var migration = new Migration(environment, options);
            migration.refuseOtherProducts();
            return migration;
        } catch (IllegalArgumentException e) { // its message may repeat the URL, password and all
            throw MissingServerException.notPostgres();
        }
    }

    /** Spring's settings for Flyway. */
    Map<String, Object> settings() {
        return Map.of(
                "spring.flyway.url", url(),
                "spring.flyway.user", fromUrl("user").orElseGet(() -> setting("username")),
                "spring.flyway.password", fromUrl("password").orElseGet(() -> setting("password")));
    }

    private String url() {
        return "jdbc:postgresql://%s/%s%s"
                .formatted(hosts(), encoded(fromUrl("database").orElse("")), query());
    }

    private String hosts() {
        String hosts = fromUrl("host").orElse("localhost");
        return fromUrl("port").map(port -> hosts + ":" + port).orElse(hosts);
    }

    private String query() {
        String query = parameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        RENAMED.forEach((r2dbc, jdbc) -> option(r2dbc).ifPresent(value -> parameters.put(jdbc, value)));
        sslMode().ifPresent(mode -> parameters.put("sslmode", mode));
        if (hosts().contains(",")) {
            parameters.put("targetServerType", "primary"); // only there can a migration write
        }
        return parameters;
    }

    /** {@code r2dbcs:} and {@code ssl=true} alone mean the strictest mode to the R2DBC driver. */
    private Optional<String> sslMode() {
        return option("sslMode")
                .map(mode -> mode.toLowerCase(Locale.ROOT).replace('_', '-'))
                .or(() -> option("ssl").filter("true"::equals).map(yes -> "verify-full"));
    }

    private Optional<String> option(String name) {
        return fromUrl(name).or(() -> Optional.ofNullable(environment.getProperty("spring.r2dbc.properties." + name)));
    }

    private Optional<String> fromUrl(String name) {
        return Optional.ofNullable(options.getValue(Option.valueOf(name))).map(String::valueOf);
    }

    private String setting(String name) {
        return environment.getProperty("spring.r2dbc." + name, "");
    }

    private void refuseOtherProducts() {
        String driver = fromUrl("driver").orElse("") + ":" + fromUrl("protocol").orElse("");
        if (!driver.matches("(pool:)?postgres(ql)?(:.*)?")) {
            throw MissingServerException.notPostgres();
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
