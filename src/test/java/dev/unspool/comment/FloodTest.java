package dev.unspool.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.cursor.ReaderTokens;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** During a flood of comments from more addresses than any attacker has, readers get their pages, and comments within the bulkhead are written. */
@SiteTest(
        properties = {
            "unspool.trusted-proxies=127.0.0.0/8,::1",
            "unspool.comments.per-article=1000000/1s",
            "unspool.comments.per-site=1000000/1s"
        })
class FloodTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int POSTS = 2_000;
    private static final int AT_ONCE = 400;

    @Autowired
    private TestSite site;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReaderTokens tokens;

    @Test
    void servesReadersDuringAFlood() {
        var article = site.emptied().publishOne("Tides", Instant.parse("2026-01-01T12:00:00Z"));
        var client = WebClient.builder()
                .baseUrl(site.address())
                .clientConnector(new ReactorClientHttpConnector(
                        HttpClient.create(ConnectionProvider.create("flood", AT_ONCE + 10))))
                .build();
        var form = Map.of(
                "name", "Ada",
                "text", "Again and again",
                "formToken",
                        tokens.writeForm(article, Clock.systemUTC().instant().minusSeconds(10)));
        var flood = Flux.range(0, POSTS)
                .flatMap(
                        i -> client.post()
                                .uri("/api/v1/articles/{id}/comments", article)
                                .header("X-Forwarded-For", Commenter.randomAddress())
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(form)
                                .exchangeToMono(answer -> answer.releaseBody()
                                        .thenReturn(answer.statusCode().value())),
                        AT_ONCE)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        var reading = Flux.range(0, 100)
                .concatMap(i -> Mono.delay(Duration.ofMillis(5))
                        .then(client.get()
                                .uri("/api/v1/feed?limit={limit}&tag=none-{i}", 1 + i, i) // from the database each time
                                .exchangeToMono(answer -> answer.releaseBody()
                                        .thenReturn(answer.statusCode().value()))))
                .distinct()
                .collectList();
        var both = Mono.zip(flood, reading).block(LIMIT);
        assertThat(both.getT2()).containsExactly(200);
        assertThat(both.getT1().keySet()).isSubsetOf(201, 202, 503);
        assertThat(both.getT1()).containsKey(202); // nobody knows these authors yet
        var kept = database.sql("select count(*) from comment")
                .map(row -> row.get(0, Long.class))
                .one()
                .block(LIMIT);
        assertThat(kept).isEqualTo(POSTS - both.getT1().getOrDefault(503, 0L));
    }
}
