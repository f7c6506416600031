package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.stream.Instance;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** When an instance has a new front page, and from where. */
@SiteTest(database = SiteTest.SHARED)
class FrontPageTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    @Autowired
    private TestSite site;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Environment environment;

    @Test
    void isMadeAgainByTheChangeItselfWithoutWaitingForTheNextLook() throws Exception {
        var articles = site.emptied();
        var looking = application.getBean(FrontPageLifecycle.class);
        looking.stop();
        var hearing = new FrontPageLifecycle(
                application.getBeanProvider(HotResource.class).orderedStream().toList(),
                application.getBean(HotAnswers.class),
                application.getBean(KnownChangesLifecycle.class),
                Duration.ofDays(1));
        hearing.start();
        try {
            articles.publishOne("Shown at once", NOON);
            await(() -> showOnFrontPages(application, "Shown at once"));
        } finally {
            hearing.stop();
            looking.start();
        }
    }

    @Test
    void isTakenOverFromAnotherInstanceWhilePostgresIsSilent() throws Exception {
        var articles = site.emptied();
        articles.publishOne("Older", NOON);
        try (var network = new Relay(postgresPort());
                var behind = Instance.beside(
                        environment,
                        through(network),
                        "--unspool.announce.channel=front-page",
                        "--unspool.hot.stale-after=250ms")) {
            await(() -> showOnFrontPages(behind.context(), "Older"));
            network.stall();
            articles.publishOne("Newer", NOON.plusSeconds(1));
            await(() -> showOnFrontPages(application, "Newer"));
            try (var session = connect();
                    var statement = session.createStatement()) {
                session.setAutoCommit(false);
                statement.execute("lock table article in access exclusive mode"); // it reads the log, and no article
                network.makeWhole();
                await(() -> showOnFrontPages(behind.context(), "Newer"));
                session.rollback();
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                environment.getRequiredProperty("spring.flyway.url"),
                environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password"));
    }

    /** Whether the front page in this instance's memory shows the title, as HTML and as JSON. Requests nothing. */
    private static boolean showOnFrontPages(ApplicationContext instance, String title) {
        return Stream.of("/", "/api/v1/feed")
                .map(RequestTarget::of)
                .map(target -> instance.getBeanProvider(HotResource.class)
                        .orderedStream()
                        .map(resource -> resource.lookup(target))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow())
                .map(lookup -> instance.getBean(NearAnswers.class).get(lookup.key()))
                .allMatch(cached -> cached != null && body(cached).contains(title));
    }

    private static String body(CachedAnswer cached) {
        return new String(Objects.requireNonNull(cached.response().getBody()), StandardCharsets.UTF_8);
    }

    private int postgresPort() {
        return URI.create(environment.getRequiredProperty("spring.r2dbc.url").substring("r2dbc:".length()))
                .getPort();
    }

    private String through(Relay network) {
        var url = environment.getRequiredProperty("spring.r2dbc.url");
        return "--spring.r2dbc.url=" + url.replace(":" + postgresPort() + "/", ":" + network.port() + "/");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
