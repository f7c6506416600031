package dev.unspool.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

class StrictTransportTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration YEAR = Duration.ofDays(365);

    @Test
    void isSentWithEveryAnswerOfAnHttpsSite() {
        assertThat(policy("https://news.example", new StrictTransportSettings(YEAR, false)))
                .isEqualTo("max-age=31536000");
        assertThat(policy("https://news.example", new StrictTransportSettings(YEAR, true)))
                .isEqualTo("max-age=31536000; includeSubDomains");
        assertThat(policy("https://news.example", new StrictTransportSettings(Duration.ZERO, false)))
                .isEqualTo("max-age=0");
    }

    @Test
    void isNotSentBySitesWithoutTls() {
        assertThat(policy("http://localhost:8080", new StrictTransportSettings(YEAR, false)))
                .isNull();
    }

    @Test
    void refusesANegativeMaxAge() {
        assertThatThrownBy(() -> new StrictTransportSettings(Duration.ofDays(-1), false))
                .hasMessageContaining("unspool.hsts.max-age");
    }

    /** Returns the header of a server whose handler replaces no headers. */
    private static @Nullable String policy(String baseUrl, StrictTransportSettings settings) {
        var site = new Site("Name", "Tagline", URI.create(baseUrl), "en", "#000000", "#ffffff");
        var server = new StrictTransport(site, settings)
                .apply(HttpServer.create().port(0))
                .handle((request, response) -> response.status(404).send())
                .bindNow(LIMIT);
        try {
            var answer = HttpClient.create().port(server.port()).get().uri("/").response();
            return answer.block(LIMIT).responseHeaders().get("Strict-Transport-Security");
        } finally {
            server.disposeNow(LIMIT);
        }
    }
}
