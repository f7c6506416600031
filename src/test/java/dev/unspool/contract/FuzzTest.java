package dev.unspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.access.TokenRequest;
import dev.unspool.access.Tokens;
import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.ledger.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.JsonNode;

/**
 * Sends ten thousand requests that are made from the OpenAPI document, valid and not: none is answered with 5xx or with anything that the document does
 * not describe, and a valid one is only refused for a reason that a schema cannot say.
 */
@SiteTest(properties = {"unspool.trusted-proxies=127.0.0.0/8,::1", "unspool.stream.simulation=true"})
class FuzzTest {

    private static final int REQUESTS = 10_000;
    private static final int AT_ONCE = 16;
    private static final long SEED = 20_261_201;
    private static final Duration LIMIT = Duration.ofMinutes(20); // on a busy machine

    /** Reasons that lie in what exists, in another part of the request, or in the time. */
    private static final Set<String> BEYOND_A_SCHEMA = Set.of(
            "not-found",
            "forbidden",
            "comments-closed",
            "author-expired",
            "article-retracted",
            "cursor-invalid",
            "cursor-mismatch",
            "cursor-expired",
            "position-expired",
            "version-conflict",
            "idempotency-key-reused",
            "nothing-changed",
            "limit-out-of-range", // of the full view
            "rate-limited");

    /** Such reasons of single members. */
    private static final Set<String> FAULTS_BEYOND_A_SCHEMA = Set.of(
            "wrong-status",
            "empty",
            "in-future",
            "in-past",
            "too-far",
            "other-offset", // a time and its zone
            "scheduled",
            "embargoed",
            "unfit", // of another action
            "not-found",
            "reply-to-reply",
            "invisible",
            "incomplete", // neither a name nor an id
            "ambiguous", // two members that say the same
            "taken",
            "not-allowed", // by a setting
            "only-for-drafts", // an id beside `publish`
            "other-spelling"); // a new slug with capital letters

    /** Members that are needed because of what another one says: `publish`, `timeZone`, or no `silent`. */
    private static final Set<String> NEEDED_BY_OTHERS =
            Set.of("title", "section", "bodyHtml", "note", "correction.note", "at");

    @Autowired
    private TestSite site;

    @Autowired
    private Tokens tokens;

    private Random random;
    private OpenApiDocument document;

    @Test
    void answersTenThousandRequestsAsDescribed() {
        random = new Random(SEED);
        document = OpenApiDocument.at(site.address());
        var values = new Values(document, random, known());
        var operations = document.operations();
        var requests = IntStream.range(0, REQUESTS)
                .mapToObj(i -> MadeRequest.of(operations.get(i % operations.size()), values, document))
                .toList();
        var token = tokens.create(
                        TokenRequest.of("Fuzzer", List.of("write", "publish", "moderate", "admin"), 1), Actor.COMMAND)
                .block(LIMIT)
                .text()
                .value();
        var client = client(token);
        var faults = Flux.fromIterable(requests)
                .flatMap(request -> fault(request, client), AT_ONCE)
                .collectList()
                .block(LIMIT);
        assertThat(faults).as("%d of %d", faults.size(), REQUESTS).isEmpty();
        assertThat(requests).filteredOn(MadeRequest::isValid).hasSizeGreaterThan(REQUESTS / 3);
    }

    private List<String> known() {
        return site
                .articles()
                .publish(20, i -> Instant.parse("2025-06-01T12:00:00Z").minusSeconds(i))
                .stream()
                .map(ArticleId::toString)
                .toList();
    }

    private WebClient client(String token) {
        var connections = ConnectionProvider.create("fuzz", AT_ONCE);
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create(connections)))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 << 20))
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }

    /** Returns what is wrong with the answer; empty if nothing is. */
    private Mono<String> fault(MadeRequest request, WebClient client) {
        var sent = client.method(HttpMethod.valueOf(request.operation().method()))
                .uri(request.uri(site.address()))
                .header(
                        "X-Forwarded-For",
                        "10." + random.nextInt(256) + '.' + random.nextInt(256) + '.' + random.nextInt(256))
                .headers(headers -> request.headers().forEach(headers::set));
        var spec = request.body() == null ? sent : sent.bodyValue(request.body());
        return spec.exchangeToMono(response -> answer(request, response))
                .map(answer -> fault(request, answer))
                .flatMap(Mono::justOrEmpty);
    }

    private static Mono<Answer> answer(MadeRequest request, ClientResponse response) {
        var whole = response.headers()
                        .contentType()
                        .filter(type -> type.getSubtype().equals("event-stream"))
                        .isPresent()
                ? response.bodyToFlux(byte[].class).next() // it would go on for minutes
                : response.bodyToMono(byte[].class);
        return whole.defaultIfEmpty(new byte[0])
                .map(body -> new Answer(
                        request.operation().method(),
                        request.path().replaceAll("\\?.*", ""),
                        response.statusCode().value(),
                        response.headers().asHttpHeaders(),
                        body));
    }

    private Optional<String> fault(MadeRequest request, Answer answer) {
        var differences = answer.faults(document);
        if (answer.status() >= 500 || !differences.isEmpty()) {
            return Optional.of(request + " → " + answer.status() + ' ' + differences + ' ' + answer.text());
        }
        return request.isValid() && answer.status() >= 400 && !isBeyondASchema(answer)
                ? Optional.of(request + " is refused: " + answer.text())
                : Optional.empty();
    }

    private static boolean isBeyondASchema(Answer answer) {
        var code = answer.code().orElse("");
        return BEYOND_A_SCHEMA.contains(code)
                || answer.text().contains("from low to high") // of two numbers in one text
                || answer.text().contains("as an earlier version than") // two numbers in two places
                || answer.path().equals("/api/v1/changes") && answer.json().has("head") // beyond the newest change
                || answer.path().startsWith("/api/v1/tail/") && answer.text().contains("still to come") // by the clock
                || code.equals("validation-failed")
                        && answer.json().path("errors").valueStream().allMatch(FuzzTest::isFaultBeyondASchema);
    }

    private static boolean isFaultBeyondASchema(JsonNode fault) {
        var code = fault.path("code").asString("");
        return FAULTS_BEYOND_A_SCHEMA.contains(code)
                || code.equals("required")
                        && NEEDED_BY_OTHERS.contains(fault.path("field").asString(""));
    }
}
