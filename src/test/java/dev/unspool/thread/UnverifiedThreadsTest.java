package dev.unspool.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.hotfeed.Relay;
import dev.unspool.stream.Instance;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;

/** An instance that cannot ask PostgreSQL cannot know what was removed meanwhile, and shows no comments. */
@SiteTest(
        database = "threads",
        properties = "unspool.comments.moderation.off=length,links,tricks,duplicate,pace,rate,first-time")
class UnverifiedThreadsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String URL = "spring.r2dbc.url";

    @Autowired
    private TestSite site;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Environment environment;

    @Test
    void showsNoCommentsWhileTheirVersionsCannotBeRead() throws Exception {
        var article = site.emptied().publishOne("Tides", NOON);
        var url = environment.getRequiredProperty(URL);
        var server = URI.create(url.substring("r2dbc:".length()));
        try (var network = new Relay(server.getPort());
                var instance = Instance.inAHurry(
                        environment,
                        "--" + URL + "=" + url.replace(":" + server.getPort() + "/", ":" + network.port() + "/"))) {
            var thread = ThreadSite.at(instance.port(), article, "tides");
            var comment = thread.add(database, "approved", "Not for long", null);
            thread.await(answer -> answer.shows("Not for long"));
            // In its time limits, a busy machine may answer late.
            thread.await("/articles/tides", answer -> answer.status() == 200);
            network.cut();
            database.sql("update comment set state = 'removed' where id = '" + comment + "'")
                    .then()
                    .block(ThreadSite.LIMIT);
            thread.await(answer -> answer.status() == 503);
            assertThat(thread.all()).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.headers().get("Retry-After")).isNotNull();
                assertThat(answer.text()).doesNotContain("Not for long");
            });
            thread.await("/articles/tides", answer -> answer.status() == 200);
            network.makeWhole();
            thread.await(answer -> {
                assertThat(answer.text()).doesNotContain("Not for long");
                return answer.status() == 200;
            });
        }
    }
}
