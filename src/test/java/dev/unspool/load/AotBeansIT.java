package dev.unspool.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.LongTimeLimits;
import dev.unspool.embedded.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application does what its settings say, whether it starts with the beans that the build chose or chooses them anew. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class AotBeansIT {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** What Spring says of it, where it is asked to. */
    private static final String PREPARED = "Initializing ApplicationContext with AOT";

    private final HttpClient plain = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void startsWithTheBeansThatTheBuildChoseWithTheDemoTlsAndManagementEndpoints() throws Exception {
        var trusting = HttpClient.newBuilder()
                .sslContext(OwnCertificate.create(directory))
                .build();
        var management = Instance.freePort();
        var settings = Map.<String, Object>of(
                "unspool.demo.enabled",
                true,
                "management.server.port",
                management,
                "server.ssl.certificate",
                directory.resolve(OwnCertificate.CHAIN),
                "server.ssl.certificate-private-key",
                directory.resolve(OwnCertificate.KEY));
        try (var instance = started("prepared", settings)) {
            var site = "https://127.0.0.1:" + instance.port();
            awaitReady(trusting, site + "/readyz", instance);
            assertThat(status(trusting, site + "/articles/fog")).isEqualTo(200);
            assertThat(status(trusting, site + "/openapi.json")).isEqualTo(200);
            assertThat(status(trusting, site + "/actuator/health")).isEqualTo(404);
            assertThat(status(trusting, "https://127.0.0.1:" + management + "/actuator/health"))
                    .isEqualTo(200);
            assertThat(status(trusting, "https://127.0.0.1:" + management + "/actuator/metrics/jvm.memory.used"))
                    .isEqualTo(200);
            assertThat(log("prepared")).contains(PREPARED).contains("Published the 42 articles of the demo");
        }
    }

    @Test
    void failsAtOnceWithThemAndSaysWhichSettingToLookAt() throws Exception {
        try (var instance = started("prepared-refused", Map.of("spring.flyway.password", "wrong-secret"))) {
            assertThat(instance.awaitEnd()).isOne();
            assertThat(log("prepared-refused"))
                    .contains(PREPARED, "APPLICATION FAILED TO START", "spring.flyway.password")
                    .doesNotContain("wrong-secret");
        }
    }

    @Test
    void choosesTheBeansAgainIfASettingMayChange() throws Exception {
        var management = Instance.freePort();
        var settings = Map.<String, Object>of(
                "management.server.port", management, "management.endpoints.web.exposure.include", "info");
        try (var instance = started("anew", settings)) {
            instance.awaitReady();
            assertThat(status(management, "/actuator/info")).isEqualTo(200);
            assertThat(status(management, "/actuator/health")).isEqualTo(404);
            assertThat(log("anew"))
                    .doesNotContain(PREPARED)
                    .contains("because of the setting management.endpoints.web.exposure.include");
        }
    }

    private static Instance started(String name, Map<String, Object> different) throws IOException {
        var settings = new HashMap<>(TestServers.freshDatabase().settings());
        settings.putAll(LongTimeLimits.OURS);
        settings.put("logging.level.org.springframework.context.aot", "debug");
        settings.putAll(different);
        return Instance.start(name, Instance.freePort(), settings, Instance.QUICK_TO_START);
    }

    private int status(int port, String path) throws IOException, InterruptedException {
        return status(plain, "http://127.0.0.1:" + port + path);
    }

    private static int status(HttpClient client, String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT).build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static void awaitReady(HttpClient client, String address, Instance instance) throws Exception {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!isReady(client, address)) {
            assertThat(instance.isAlive() && System.nanoTime() < deadline)
                    .as("it starts: see target/load")
                    .isTrue();
            Thread.sleep(100);
        }
    }

    private static boolean isReady(HttpClient client, String address) throws InterruptedException {
        try {
            return status(client, address) == 200;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static String log(String name) throws IOException {
        return Files.readString(Path.of("target", "load", name + ".log"));
    }
}
