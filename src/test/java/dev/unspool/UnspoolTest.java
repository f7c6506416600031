package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.embedded.FreshDatabase;
import dev.unspool.embedded.TestServers;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.resource.ClientResources;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

@ExtendWith(OutputCaptureExtension.class)
@Tag("servers")
class UnspoolTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final FreshDatabase database = TestServers.freshDatabase();

    @Test
    void saysWhichSettingsToLookAtWhenPostgresRefusesThePassword(CapturedOutput output) {
        failsToStart(Map.of("spring.r2dbc.password", "wrong-secret"));
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "password authentication failed")
                .contains("spring.r2dbc.username", "spring.r2dbc.password")
                .doesNotContain("wrong-secret");
    }

    @Test
    void saysWhichSettingToLookAtWhenPostgresCannotBeReached(CapturedOutput output) {
        failsToStart(Map.of(
                "spring.r2dbc.url",
                "r2dbc:postgresql://editor:top-secret@127.0.0.1:1/news",
                "unspool.database.give-up-after",
                "0s"));
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "PostgreSQL at 127.0.0.1:1/news", "spring.r2dbc.url")
                .doesNotContain("top-secret");
    }

    @Test
    void saysWhichSettingToLookAtWhenTheDatabaseIsMissing(CapturedOutput output) {
        failsToStart(Map.of("spring.r2dbc.url", database.postgres().r2dbcUrl("nowhere")));
        assertThat(output).contains("APPLICATION FAILED TO START", "\"nowhere\" does not exist", "spring.r2dbc.url");
    }

    @Test
    void saysWhichSettingToLookAtWhenOnlyMigrationsReachPostgres(CapturedOutput output) {
        failsToStart(Map.of(
                "spring.r2dbc.password",
                "wrong-secret",
                "spring.flyway.url",
                database.jdbcUrl(),
                "spring.flyway.user",
                database.user(),
                "spring.flyway.password",
                database.password()));
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "password authentication failed", "spring.r2dbc.password")
                .doesNotContain("wrong-secret");
    }

    @Test
    void saysWhichSettingIsMissing(CapturedOutput output) {
        assertThatThrownBy(() -> Unspool.application().run("--spring.data.redis.host=cache"));
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "spring.data.redis.host is set, but spring.r2dbc.url is not");
    }

    @Test
    void saysWhatToTypeWhenThePortIsTaken(CapturedOutput output) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            failsToStart(Map.of("server.port", taken.getLocalPort()));
            assertThat(output)
                    .contains("Port %d is taken".formatted(taken.getLocalPort()))
                    .contains("--server.port=%d".formatted(taken.getLocalPort() + 1));
        }
    }

    @Test
    void runsWithoutRedisAndWarnsOnce(CapturedOutput output) {
        try (var context = started(Map.of("spring.data.redis.port", 1))) {
            assertThat(context.isActive()).isTrue();
            await(() -> output.getOut().contains("Redis cannot be used"));
            assertThat(output).containsOnlyOnce("Redis cannot be used").contains("spring.data.redis.host");
        }
    }

    @Test
    void boundsEveryWaitForRedis() {
        try (var context = started(Map.of())) {
            var configuration = context.getBean(LettuceConnectionFactory.class).getClientConfiguration();
            ClientOptions options = configuration.getClientOptions().orElseThrow();
            assertThat(configuration.getCommandTimeout()).isEqualTo(Duration.ofMillis(250));
            assertThat(options.getTimeoutOptions().isTimeoutCommands()).isTrue();
            assertThat(options.getDisconnectedBehavior()).isEqualTo(DisconnectedBehavior.REJECT_COMMANDS);
            assertThat(options.getRequestQueueSize()).isEqualTo(10_000);
            assertThat(options.getSocketOptions().getConnectTimeout()).isEqualTo(Duration.ofSeconds(1));
            assertThat(options.getSocketOptions().isKeepAlive()).isTrue();
            assertThat(context.getBean(ClientResources.class).reconnectDelay().createDelay(50))
                    .isLessThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void keepsPasswordsOutOfTheLog(CapturedOutput output) {
        try (var context = started(Map.of("debug", "true"))) {
            assertThat(context.isActive()).isTrue();
            assertThat(output)
                    .doesNotContain(database.password())
                    .doesNotContain(database.redis().password());
        }
    }

    private void failsToStart(Map<String, Object> different) {
        assertThatThrownBy(() -> started(different).close());
    }

    private ConfigurableApplicationContext started(Map<String, Object> different) {
        var settings = new HashMap<String, Object>(database.settings());
        settings.keySet().removeIf(name -> name.startsWith("spring.flyway"));
        settings.put("server.port", 0);
        settings.put("unspool.health.pause", "0s");
        settings.putAll(different);
        return Unspool.application()
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
