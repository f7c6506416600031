package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.StreamCursor;
import dev.unspool.embedded.OlderCopy;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.LogHead;
import dev.unspool.store.TestArticles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An older copy of the database is put in its place while instances run, streams are open and pages are kept. */
@SiteTest
@ExtendWith(OutputCaptureExtension.class)
class RestoredDatabaseTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private TestSite site;

    @Autowired
    private ArticleStore store;

    @Autowired
    private CursorText text;

    @Autowired
    private Environment environment;

    private TestArticles articles;
    private List<ArticleId> saved;
    private final AtomicInteger greeted = new AtomicInteger();

    @BeforeEach
    void publishFive() {
        articles = site.emptied();
        saved = articles.publish(5, i -> NOON.minusSeconds(i));
    }

    @Test
    void isNoticedByEveryInstanceAndEveryReader(CapturedOutput output) {
        var copy = OlderCopy.of(environment);
        try (var other = Instance.beside(environment)) {
            var ports = List.of(site.port(), other.port());
            var before = head();
            var lost = articles.publish(3, i -> NOON.plusSeconds(i));
            var ids = ports.stream().map(port -> lastId(port, lost.size())).toList();
            ports.forEach(port ->
                    assertThat(status(port, "/api/v1/articles/" + lost.get(0))).isEqualTo(200));
            var ends = Flux.fromIterable(ports).flatMap(this::end).collectList().cache();
            ends.subscribe();
            await(() -> greeted.get() == ports.size());

            copy.restore();

            assertThat(ends.block(LIMIT)).containsExactlyInAnyOrder("restored", "restored");
            var after = head();
            assertThat(after.epoch()).isNotEqualTo(before.epoch());
            assertThat(after.seq()).isGreaterThan(before.seq() + 1_000_000);
            assertThat(after.number()).isGreaterThan(before.number() + 1_000_000);
            ports.forEach(port -> await(() -> status(port, "/api/v1/articles/" + lost.get(0)) == 404));
            ids.forEach(id -> ports.forEach(port -> assertThat(begin(port, id)).containsExactly("gap", "unknown-id")));
            assertThat(occurrences("An older copy of the database was restored: ", output))
                    .isOne();
            assertThat(output).contains("in the same epoch: an older copy of the database was restored.");

            var fresh = articles.publishOne("After the restore", NOON.plusSeconds(60));
            ports.forEach(port -> assertThat(next(port, before.number() + lost.size(), fresh.toString()))
                    .isEqualTo("After the restore"));
            assertThat(head().number()).isEqualTo(after.number() + 1);
            ports.forEach(port -> assertThat(status(port, "/api/v1/changes?after=" + before.seq()))
                    .isEqualTo(410));
            assertThat(status(site.port(), "/api/v1/changes?after=" + after.seq()))
                    .isEqualTo(200);
        }
    }

    @Test
    void isNoticedByTheIdOfAReaderIfNoInstanceWasRunning() {
        var before = head();
        var feed = FeedCursor.session(FeedFilter.ALL, before.number() + 3, saved.get(0));
        var ahead = text.write(new StreamCursor(feed, before.seq() + 3, before.epoch()));
        assertThat(begin(site.port(), ahead)).containsExactly("gap", "unknown-id");
        var after = head();
        assertThat(after.epoch()).isNotEqualTo(before.epoch());
        assertThat(after.number()).isGreaterThan(before.number() + 1_000_000);
        assertThat(begin(site.port(), ahead)).containsExactly("gap", "unknown-id");
        assertThat(head()).isEqualTo(after);
    }

    @Test
    void pinsACursorThatIsAheadOfTheLogAtItsHead() {
        var head = head();
        var ahead = text.write(FeedCursor.session(FeedFilter.ALL, head.number() + 100, saved.get(0)));
        var first = json(site.port(), "/api/v1/articles/" + saved.get(0) + "/next?cursor=" + ahead);
        assertThat(first.at("/article/title").asString()).isEqualTo("Article 1");
        var pinned = text.readFeedCursor(first.get("cursor").asString());
        assertThat(pinned.head()).isEqualTo(head.number());
        var page = json(
                site.port(),
                "/api/v1/feed?limit=2&cursor=" + text.write(FeedCursor.start(FeedFilter.ALL, head.number() + 100)));
        assertThat(text.readFeedCursor(page.at("/page/next").asString()).head()).isEqualTo(head.number());
        assertThat(begin(site.port(), "", "&cursor=" + ahead)).containsExactly("gap", "unknown-id");
    }

    private LogHead head() {
        return Objects.requireNonNull(store.head().block(LIMIT));
    }

    /** Reads {@code count} articles of a session by stream, and gives the id of the last event. */
    private String lastId(int port, int count) {
        var event = client(port).open("upTo=" + count).take(count + 1L).blockLast(LIMIT);
        return Objects.requireNonNull(Objects.requireNonNull(event).id());
    }

    /** Gives the reason for which a stream ends that begins now. */
    private Mono<String> end(int port) {
        return client(port)
                .open("upTo=0")
                .doOnNext(event -> greeted.incrementAndGet())
                .filter(event -> event.name().equals("bye"))
                .next()
                .map(event -> event.data().get("reason").asString());
    }

    private List<String> begin(int port, String id) {
        return begin(port, id, "");
    }

    /** Opens a stream until it says what became of the id and why. An instance may have to learn of the epoch first. */
    private List<String> begin(int port, String id, String query) {
        return client(port)
                .open("upTo=0" + query, id.isEmpty() ? null : id)
                .take(2)
                .map(event -> event.data()
                        .get(event.name().equals("hello") ? "resume" : "reason")
                        .asString())
                .collectList()
                .block(LIMIT);
    }

    /** Returns the title of the next article for a reader who has read all articles up to {@code number}. */
    private String next(int port, long number, String expected) {
        var title = new AtomicReference<String>();
        await(() -> {
            var step = json(port, "/api/v1/articles/" + saved.get(0) + "/next?read=1-" + number);
            title.set(step.at("/article/title").asString());
            return step.at("/article/id").asString().equals(expected);
        });
        return title.get();
    }

    private StreamClient client(int port) {
        return new StreamClient(port, saved.get(0));
    }

    private int status(int port, String path) {
        return WebClient.create("http://localhost:" + port)
                .get()
                .uri(path)
                .exchangeToMono(answer ->
                        answer.releaseBody().thenReturn(answer.statusCode().value()))
                .block(LIMIT);
    }

    private JsonNode json(int port, String path) {
        return JSON.readTree(WebClient.create("http://localhost:" + port)
                .get()
                .uri(path)
                .retrieve()
                .bodyToMono(String.class)
                .block(LIMIT));
    }

    private static void await(BooleanSupplier isTrue) {
        Flux.interval(Duration.ZERO, PAUSE)
                .onBackpressureDrop()
                .publishOn(Schedulers.boundedElastic(), 1)
                .filter(tick -> isTrue.getAsBoolean())
                .next()
                .block(LIMIT);
    }

    private static long occurrences(String words, CapturedOutput output) {
        return Pattern.compile(Pattern.quote(words))
                .matcher(output.getAll())
                .results()
                .count();
    }
}
