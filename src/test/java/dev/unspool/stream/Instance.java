package dev.unspool.stream;

import dev.unspool.Unspool;
import dev.unspool.article.ArticleId;
import dev.unspool.embedded.LongTimeLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;

/** A second instance of the application, on the same servers, with event loops of its own: it is closed while the first one lives. */
public record Instance(ConfigurableApplicationContext context) implements AutoCloseable {

    private static final List<String> SERVERS = List.of(
            "spring.r2dbc.url",
            "spring.r2dbc.username",
            "spring.r2dbc.password",
            "spring.flyway.url",
            "spring.flyway.user",
            "spring.flyway.password",
            "spring.data.redis.host",
            "spring.data.redis.port",
            "spring.data.redis.password");

    /** Starts an instance with long time limits. @param settings override those of the first */
    public static Instance beside(Environment first, String... settings) {
        return beside(first, OwnEventLoops.class, LongTimeLimits.ALL, settings);
    }

    /** Starts an instance with the time limits of production. */
    public static Instance inAHurry(Environment first, String... settings) {
        return beside(first, OwnEventLoops.class, Map.of(), settings);
    }

    /** Starts an instance on a machine whose clock is an hour ahead. */
    public static Instance anHourAhead(Environment first) {
        return beside(
                first, HourAhead.class, LongTimeLimits.ALL, "--spring.main.allow-bean-definition-overriding=true");
    }

    private static Instance beside(
            Environment first, Class<?> differences, Map<String, String> limits, String... settings) {
        var all = new LinkedHashMap<>(limits);
        all.put("server.port", "0");
        all.put("unspool.health.pause", "0s");
        for (var setting : settings) {
            var parts = setting.substring("--".length()).split("=", 2);
            all.put(parts[0], parts[1]);
        }
        SERVERS.forEach(key -> all.computeIfAbsent(key, first::getRequiredProperty));
        return new Instance(new SpringApplicationBuilder(Unspool.class, differences)
                .run(all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new)));
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    StreamClient client(ArticleId entry) {
        return new StreamClient(port(), entry);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Not annotated, so that the test's own application does not find it. */
    static class OwnEventLoops {

        @Bean
        ReactorResourceFactory ownResources() {
            var resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        }
    }

    static final class HourAhead extends OwnEventLoops {

        @Bean(defaultCandidate = false)
        Clock machineClock() {
            return Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        }
    }
}
