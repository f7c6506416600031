package dev.unspool.stream;

import dev.unspool.Unspool;
import dev.unspool.article.ArticleId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;

/** The same application once more, on the same servers, with event loops of its own: it ends while the first lives. */
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

    /** @param settings win over those of the first */
    public static Instance beside(Environment first, String... settings) {
        var servers = SERVERS.stream()
                .filter(key -> Stream.of(settings).noneMatch(setting -> setting.startsWith("--" + key + "=")))
                .map(key -> "--" + key + "=" + first.getRequiredProperty(key));
        var own = Stream.of("--server.port=0", "--unspool.health.pause=0s");
        return new Instance(new SpringApplicationBuilder(Unspool.class, OwnEventLoops.class)
                .run(Stream.of(servers, own, Stream.of(settings))
                        .flatMap(arguments -> arguments)
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

    /** Not annotated: the test's own application shall not find it. */
    static class OwnEventLoops {

        @Bean
        ReactorResourceFactory ownResources() {
            var resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        }
    }
}
