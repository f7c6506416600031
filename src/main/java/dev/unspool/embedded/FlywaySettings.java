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

/** Derives Spring's settings for Flyway from those for R2DBC, because Flyway needs a JDBC URL of the same database. */
final class FlywaySettings {
    /** Options of R2DBC that have another name in JDBC, with the same values. */
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

    private FlywaySettings(Environment environment, ConnectionFactoryOptions options) {
        this.environment = environment;
        this.options = options;
    }

    /** Reads {@code spring.r2dbc.*}. Values in the URL itself take precedence, as in Spring. */
    static FlywaySettings of(Environment environment) {
        try {
            var options = ConnectionFactoryOptions.parse(environment.getRequiredProperty(StandardSettings.DATABASE));
            var settings = new FlywaySettings(environment, options);
            settings.refuseOtherProducts();
            return settings;
        } catch (IllegalArgumentException e) { // its message may repeat the URL, password and all
            throw MissingServerException.notPostgres();
        }
    }

    /** Returns Spring's settings for Flyway. */
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
            parameters.put("targetServerType", "primary"); // a migration can write only there
        }
        return parameters;
    }

    /** Returns the SSL mode. To the R2DBC driver, {@code r2dbcs:} and {@code ssl=true} alone mean the strictest one. */
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
