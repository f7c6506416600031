package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.Hint;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.EarlierStreamName;
import dev.unspool.cursor.SigningKeys;
import dev.unspool.cursor.StreamName;
import dev.unspool.embedded.WithServers;
import dev.unspool.stream.StreamNames.Location;
import dev.unspool.web.ClientAddresses;
import dev.unspool.web.Household;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** More readers than an instance or a household may have, and floods of credit: other readers notice nothing. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "unspool.health.pause=0s",
            "unspool.trusted-proxies=127.0.0.0/8,::1",
            "unspool.stream.capacity=" + CrowdedInstanceTest.CAPACITY,
            "unspool.stream.per-household=" + CrowdedInstanceTest.PER_HOUSEHOLD,
            "unspool.stream.per-end-site=" + CrowdedInstanceTest.PER_END_SITE
        })
@WithServers
class CrowdedInstanceTest {

    static final int CAPACITY = 40;
    static final int PER_HOUSEHOLD = 8;
    static final int PER_END_SITE = 12;

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};

    @LocalServerPort
    private int port;

    @Autowired
    private OpenStreams streams;

    @Autowired
    private StreamNames names;

    @Autowired
    private CursorText text;

    @Autowired
    private Supplier<SigningKeys> keys;

    @Autowired
    private ClientAddresses addresses;

    @Autowired
    private Announcements announcements;

    @Autowired
    private StreamSettings settings;

    @Autowired
    private Clock clock;

    private final List<Disposable> open = new ArrayList<>();
    private WebClient client;

    @BeforeEach
    void connect() {
        client = WebClient.builder()
                .baseUrl("http://localhost:" + port)
                .clientConnector(new ReactorClientHttpConnector(HttpClient.newConnection()))
                .build();
    }

    @AfterEach
    void leaveNothing() throws InterruptedException {
        open.forEach(Disposable::dispose);
        await("the places given back", this::isEmpty);
    }

    @Test
    void staysReadyForPagesWhileAllStreamSlotsAreTaken() {
        assertThat(status("/readyz?for=streams")).isEqualTo(200);
        IntStream.range(0, CAPACITY)
                .forEach(i -> assertThat(open("198.51.100." + i).event()).isEqualTo("hello"));
        assertThat(reason(open("203.0.113.1"))).isEqualTo("capacity");
        for (var path : List.of("/readyz", "/health", "/livez", "/", "/api/v1/feed")) {
            assertThat(status(path)).as(path).isEqualTo(200);
        }
        for (var path : List.of("/readyz?for=streams", "/health?for=streams")) {
            assertThat(status(path)).as(path).isEqualTo(503);
        }
        assertThat(status("/readyz?for=pages")).isEqualTo(400);
        assertThat(status("/readyz?for=")).isEqualTo(400);
    }

    @Test
    void limitsTheStreamsOfAHouseholdAndNobodyElse() {
        fill("203.0.113.1", PER_HOUSEHOLD);
        var refused = open("203.0.113.1");
        assertThat(reason(refused)).isEqualTo("too-many-streams");
        assertThat(data(refused).get("retryMs").asLong()).isBetween(60_000L, 180_000L);
        assertThat(refused.retry()).hasMillis(data(refused).get("retryMs").asLong());
        assertThat(open("203.0.113.2").event()).isEqualTo("hello");
    }

    @Test
    void countsTheSubnetsOfOneEndSiteTogether() {
        fill("2001:db8:1:1::1", PER_HOUSEHOLD);
        assertThat(reason(open("2001:db8:1:1::ffff"))).isEqualTo("too-many-streams");
        fill("2001:db8:1:2::1", PER_END_SITE - PER_HOUSEHOLD);
        assertThat(reason(open("2001:db8:1:3::1"))).isEqualTo("too-many-streams");
        assertThat(open("2001:db8:2:1::1").event()).isEqualTo("hello");
    }

    @Test
    void releasesTheSlotsOfHundredsWhoLeave() throws InterruptedException {
        Flux.range(0, 300)
                .flatMap(
                        i -> events("203.0.113." + i % 8, "")
                                .next()
                                .timeout(Duration.ofMillis(1 + i % 40))
                                .onErrorComplete(),
                        100)
                .blockLast(LIMIT);
        await("the places given back", this::isEmpty);
        fill("203.0.113.1", PER_HOUSEHOLD);
        assertThat(reason(open("203.0.113.1"))).isEqualTo("too-many-streams");
    }

    @Test
    void countsNoStreamThatWasRefused() {
        for (var i = 0; i < 2 * PER_HOUSEHOLD; i++) {
            assertThat(status("/api/v1/stream?cursor=tampered", "203.0.113.1")).isEqualTo(400);
        }
        fill("203.0.113.1", PER_HOUSEHOLD);
    }

    @Test
    void letsAReaderReplaceTheLastStreamOfItsHousehold() {
        fill("203.0.113.1", PER_HOUSEHOLD - 1);
        comeBackAgainAndAgain("203.0.113.1");
    }

    @Test
    void letsAReaderReplaceTheLastStreamOfTheInstance() {
        IntStream.range(1, CAPACITY).forEach(i -> fill("198.51.100." + i, 1));
        comeBackAgainAndAgain("203.0.113.1");
    }

    @Test
    void refusesCreditForNamesThatNoStreamHas() throws InterruptedException {
        var late = text.writeStreamName(new StreamName(1, 2, clock.instant()));
        var ours = names.next();
        var forged = ours.substring(0, 10) + (ours.charAt(10) == 'A' ? 'B' : 'A') + ours.substring(11);
        assertThat(names.of(late)).contains(Location.NOWHERE);
        assertThat(names.of(ours)).contains(Location.HERE);
        assertThat(names.of(elsewhere())).contains(Location.ELSEWHERE);
        for (var sid : List.of(late, forged, "unknown")) {
            assertThat(raise(sid)).as(sid).isEqualTo(404);
        }
        var heard = new CopyOnWriteArrayList<Hint>();
        var listening = announcements.listen(heard::add);
        assertThat(raise(ours)).isEqualTo(204);
        var last = elsewhere();
        assertThat(raise(last)).isEqualTo(204);
        await("the last one heard", () -> heard.contains(new Hint.CreditRaised(last, 3)));
        listening.dispose();
        assertThat(heard)
                .filteredOn(Hint.CreditRaised.class::isInstance) // other sites of this Redis tell of their changes
                .containsExactly(new Hint.CreditRaised(last, 3));
    }

    @Test
    void passesOnCreditForNamesOfThePreviousRelease() throws InterruptedException {
        var heard = new CopyOnWriteArrayList<Hint>();
        var listening = announcements.listen(heard::add);
        var sid = earlier();
        assertThat(names.of(sid)).contains(Location.ELSEWHERE);
        assertThat(raise(sid)).isEqualTo(204);
        await("the credit heard", () -> heard.contains(new Hint.CreditRaised(sid, 3)));
        listening.dispose();
    }

    @Test
    void ignoresThePreviousStreamsNameIfItHasExpiredOrIsUnreadable() {
        var late = text.writeStreamName(new StreamName(1, 2, clock.instant()));
        for (var sid : List.of(late, earlier(), "no-name-of-ours")) {
            assertThat(open("203.0.113.1", "&sid=" + sid).event()).as(sid).isEqualTo("hello");
        }
    }

    @Test
    void limitsTheCreditThatIsPassedOnForAHousehold() {
        var hints = hints();
        var v4 = List.of(household("203.0.113.1"));
        var v6 = IntStream.range(0, 10)
                .mapToObj(i -> household("2001:db8:1:" + i + "::1"))
                .toList();
        assertThat(granted(hints, v4)).isEqualTo(PER_HOUSEHOLD);
        assertThat(granted(hints, v6)).isEqualTo(PER_END_SITE);
        assertThat(granted(hints, List.of(household("203.0.113.2")))).isEqualTo(PER_HOUSEHOLD);
    }

    @Test
    void limitsTheCreditThatIsPassedOnInAll() {
        var hints = hints();
        var crowd = IntStream.range(0, 2_000)
                .mapToObj(i -> household("10." + i / 250 + ".0." + i % 250))
                .toList();
        var sid = elsewhere();
        var granted = Flux.fromIterable(crowd)
                .concatMap(household -> passedOn(hints, sid, household))
                .filter(isGranted -> isGranted)
                .count()
                .block(LIMIT);
        assertThat(granted).isEqualTo((long) StreamHints.PER_INSTANCE.times());
    }

    @Test
    void answersAFloodOfCreditWithRetryAfter() {
        var flood = Flux.range(0, 20 * PER_HOUSEHOLD)
                .flatMap(i -> credit(elsewhere()).toBodilessEntity(), 20)
                .collectList()
                .block(LIMIT);
        var refused = flood.stream()
                .filter(answer -> answer.getStatusCode().value() != 204)
                .toList();
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.getStatusCode().value()).isEqualTo(429);
            assertThat(answer.getHeaders().getFirst("Retry-After")).isNotNull();
        });
    }

    /** Their clock stands still, so no token is added. */
    private StreamHints hints() {
        return new StreamHints(announcements, settings, Clock.fixed(clock.instant(), ZoneOffset.UTC));
    }

    private long granted(StreamHints hints, List<Household> households) {
        var sid = elsewhere();
        return Flux.fromStream(IntStream.range(0, 50).mapToObj(i -> households.get(i % households.size())))
                .concatMap(household -> passedOn(hints, sid, household))
                .filter(isGranted -> isGranted)
                .count()
                .block(LIMIT);
    }

    private static Mono<Boolean> passedOn(StreamHints hints, String sid, Household household) {
        return hints.creditRaised(sid, 3, household).thenReturn(true).onErrorResume(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.RATE_LIMITED);
            return Mono.just(false);
        });
    }

    private Household household(String address) {
        return addresses.of(MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(address, 1))
                .build());
    }

    private String earlier() {
        var random = new byte[16];
        Arrays.fill(random, (byte) 0x5a); // would have ended in 2018
        return EarlierStreamName.of(keys, random);
    }

    private String elsewhere() {
        return text.writeStreamName(new StreamName(7, 7, clock.instant().plusSeconds(600)));
    }

    /** Connections get event loops in turn. With more of them between two streams, these share one now and then. */
    private void comeBackAgainAndAgain(String address) {
        var last = open(address);
        for (var between = 0; between < 8; between++) {
            IntStream.range(0, between).forEach(i -> status("/livez"));
            last = open(address, "&sid=" + data(last).get("sid").asString());
            assertThat(last.event()).as("after %d connections", between).isEqualTo("hello");
        }
    }

    private void fill(String address, int times) {
        IntStream.range(0, times).forEach(i -> assertThat(open(address).event()).isEqualTo("hello"));
    }

    private ServerSentEvent<String> open(String address) {
        return open(address, "");
    }

    /** Returns the first event of a stream that stays open until the test is over. */
    private ServerSentEvent<String> open(String address, String query) {
        var events = events(address, query).replay(1);
        var first = events.next().cache();
        first.subscribe();
        open.add(events.connect());
        return first.block(LIMIT);
    }

    private Flux<ServerSentEvent<String>> events(String address, String query) {
        return client.get()
                .uri("/api/v1/stream?upTo=0" + query)
                .header("X-Forwarded-For", address)
                .retrieve()
                .bodyToFlux(EVENT)
                .filter(event -> event.event() != null);
    }

    private int status(String path) {
        return status(path, "203.0.113.200");
    }

    private int status(String path, String address) {
        return client.get()
                .uri(URI.create("http://localhost:" + port + path))
                .header("X-Forwarded-For", address)
                .exchangeToMono(answer ->
                        answer.releaseBody().thenReturn(answer.statusCode().value()))
                .block(LIMIT);
    }

    private int raise(String sid) {
        return credit(sid).toBodilessEntity().block(LIMIT).getStatusCode().value();
    }

    private WebClient.ResponseSpec credit(String sid) {
        return client.put()
                .uri("/api/v1/streams/{sid}/credit", sid)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("upTo", 3))
                .retrieve()
                .onStatus(status -> true, answer -> Mono.empty());
    }

    private boolean isEmpty() {
        return streams.size() == 0 && streams.slotsTaken() == 0;
    }

    private static void await(String what, BooleanSupplier holds) throws InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static String reason(ServerSentEvent<String> event) {
        assertThat(event.event()).isEqualTo("bye");
        return data(event).get("reason").asString();
    }

    private static JsonNode data(ServerSentEvent<String> event) {
        return JSON.readTree(event.data());
    }
}
