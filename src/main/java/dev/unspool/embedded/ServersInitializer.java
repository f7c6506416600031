package dev.unspool.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Chooses the servers for the application: those named by Spring's standard settings, or embedded ones if none are named. Embedded
 * servers stop when the process ends, after the application.
 *
 * <p>{@code unspool.embedded.enabled=false} disables embedded servers, {@code unspool.embedded.directory} (default {@code data})
 * says where they keep their files, and {@code unspool.embedded.redis} names an installed Valkey or Redis server to run.
 */
public final class ServersInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final String ENABLED = "unspool.embedded.enabled";

    private static final String LOOPBACK = "127.0.0.1";

    /** Set here, for beans that treat a demo differently. */
    private static final String RUNNING = "unspool.embedded.running";

    static final String DIRECTORY = "unspool.embedded.directory";

    /** The path of a {@code valkey-server} or {@code redis-server}. */
    static final String REDIS_PROGRAM = "unspool.embedded.redis";

    /**
     * Settings of a demo, which any other source of settings overrides. An empty demo shows its own articles. It stops at once on
     * Ctrl-C, because there is no balancer to wait for. Developers may simulate faults in its streams. It listens on this machine
     * alone, because it has no TLS and prints a token on the terminal.
     */
    private static final Map<String, Object> DEMO = Map.of(
            "server.address",
            LOOPBACK,
            "unspool.demo.enabled",
            true,
            "unspool.health.pause",
            "0s",
            "unspool.stream.simulation",
            true);

    private static final Logger log = LoggerFactory.getLogger(ServersInitializer.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        var settings = new StandardSettings(environment);
        Optional<String> database = settings.database().or(settings::migration);
        Optional<String> redis = settings.redis();
        if (database.isPresent() && redis.isPresent()) {
            useOwn(environment, settings);
        } else if (database.isPresent()) {
            throw MissingServerException.onlyOne(database.get(), StandardSettings.REDIS);
        } else if (redis.isPresent()) {
            throw MissingServerException.onlyOne(redis.get(), StandardSettings.DATABASE);
        } else {
            useEmbedded(environment);
        }
    }

    private static void useOwn(ConfigurableEnvironment environment, StandardSettings settings) {
        if (settings.database().isEmpty()) {
            throw MissingServerException.onlyOne("spring.flyway.url", StandardSettings.DATABASE);
        }
        if (settings.migration().isEmpty()) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "migrationFromR2dbc", FlywaySettings.of(environment).settings()));
        }
    }

    private static void useEmbedded(ConfigurableEnvironment environment) {
        if (!environment.getProperty(ENABLED, Boolean.class, true)) {
            throw MissingServerException.none();
        }
        Path directory = Path.of(environment.getProperty(DIRECTORY, "data"));
        Optional<Path> redis = Optional.ofNullable(environment.getProperty(REDIS_PROGRAM))
                .filter(text -> !text.isBlank())
                .map(Path::of);
        EmbeddedServers servers = EmbeddedServers.open(directory, redis);
        SpringApplication.getShutdownHandlers().add(servers::close);
        environment.getPropertySources().addFirst(new MapPropertySource("embeddedServers", settings(servers)));
        environment.getPropertySources().addLast(new MapPropertySource("demo", DEMO));
        if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("demoManagement", Map.of("management.server.address", LOOPBACK)));
        }
        log.info("{} and {}, with their data in {}", servers.postgres(), servers.redis(), servers.directory());
    }

    private static Map<String, Object> settings(EmbeddedServers servers) {
        PostgresAddress postgres = servers.postgres();
        RedisAddress redis = servers.redis();
        return Map.of(
                RUNNING,
                true,
                "spring.r2dbc.url",
                postgres.r2dbcUrl(PostgresAddress.DATABASE),
                "spring.r2dbc.username",
                postgres.user(),
                "spring.r2dbc.password",
                postgres.password(),
                "spring.flyway.url",
                postgres.jdbcUrl(PostgresAddress.DATABASE),
                "spring.flyway.user",
                postgres.user(),
                "spring.flyway.password",
                postgres.password(),
                "spring.data.redis.host",
                redis.host(),
                "spring.data.redis.port",
                redis.port(),
                "spring.data.redis.password",
                redis.password());
    }
}
