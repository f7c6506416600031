package dev.unspool.stream;

import dev.unspool.article.ArticleId;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader of the stream, for tests. It knows one instance, and the article that its session begins with. */
final class StreamClient {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};

    private final WebClient http;
    private final String base;
    private final ArticleId entry;

    StreamClient(int port, ArticleId entry) {
        this(WebClient.create(), port, entry);
    }

    StreamClient(WebClient http, int port, ArticleId entry) {
        this.http = http;
        this.base = "http://localhost:" + port;
        this.entry = entry;
    }

    record Event(String name, @Nullable String id, JsonNode data) {}

    /** Gives all named events except pings, from the start of a session. */
    Flux<Event> open(String query) {
        return open(query, null);
    }

    /** Gives all named events except pings, after the event with this id. */
    Flux<Event> open(String query, @Nullable String lastEventId) {
        return http.get()
                .uri(base + "/api/v1/stream?article=" + entry + "&" + query)
                .headers(headers -> {
                    if (lastEventId != null) {
                        headers.set("Last-Event-ID", lastEventId);
                    }
                })
                .retrieve()
                .bodyToFlux(EVENT)
                .publishOn(Schedulers.boundedElastic()) // where a test may wait
                .filter(event -> event.event() != null && !event.event().equals("ping"))
                .map(event -> new Event(event.event(), event.id(), JSON.readTree(event.data())));
    }

    /** Returns the status. */
    int raise(String sid, int upTo) {
        return http.put()
                .uri(base + "/api/v1/streams/" + sid + "/credit")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("upTo", upTo))
                .exchangeToMono(answer ->
                        answer.releaseBody().then(Mono.just(answer.statusCode().value())))
                .block(LIMIT);
    }
}
