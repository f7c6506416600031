package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.announce.Announcements;
import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.store.TestArticles;
import dev.unspool.stream.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Readers request everything, all the time, while articles are retracted. */
@SiteTest(database = SiteTest.SHARED)
class RetractionRaceTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final int ARTICLES = 60;
    private static final int READERS = 24;
    private static final int LOOKS = 20;
    private static final Duration LOOK = Duration.ofMillis(50);

    @Autowired
    private TestSite site;

    @LocalServerPort
    private int port;

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private Announcements announcements;

    @Autowired
    private Environment environment;

    /** When each article was retracted, in nanoseconds, by words that are in every form of it. */
    private final Map<String, Long> retracted = new ConcurrentHashMap<>();

    /** By address: when each article was first seen missing there. */
    private final Map<String, Map<String, Long>> gone = new ConcurrentHashMap<>();

    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();
    private List<ArticleId> published = List.of();

    @BeforeEach
    void publish() {
        published = site.emptied()
                .publish(IntStream.range(0, ARTICLES)
                        .mapToObj(i -> TestArticles.manuscript(name(i), "News", List.of(), NOON.minusSeconds(i)))
                        .toList());
    }

    @Test
    void servesNoRetractedArticleOnceTheRetractionIsAcknowledged() {
        race(new Reader(port), this::checkAgainstAcknowledgements);
        assertThat(leaks).isEmpty();
        assertThat(answers).hasValueGreaterThan(ARTICLES);
    }

    @Test
    void stopsServingItOnAnotherInstanceWithinASecondAndForEver() {
        try (var other = Instance.beside(environment)) {
            race(new Reader(other.port()), this::checkAgainstWhatWasSeenGone);
            assertAllAreGone(other.port());
        }
    }

    @Test
    void stopsServingItOnAnInstanceThatReceivesNoHints() {
        try (var deaf = Instance.beside(environment, "--unspool.announce.channel=another")) {
            race(new Reader(deaf.port()), this::checkAgainstWhatWasSeenGone);
            assertAllAreGone(deaf.port());
        }
    }

    private void assertAllAreGone(int where) {
        assertThat(leaks).isEmpty();
        assertThat(answers).hasValueGreaterThan(ARTICLES);
        var reader = new Reader(where);
        assertThat(reader.get("/api/v1/feed?limit=100").text()).contains("\"items\":[]");
        assertThat(reader.get("/articles/" + name(7)).status()).isEqualTo(410);
    }

    /** Goes on until the last retraction is known and each reader has looked a few times more. */
    private void race(Reader reader, Check check) {
        var isOver = new AtomicBoolean();
        var readers = Flux.range(0, READERS)
                .flatMap(
                        number -> Mono.defer(() -> look(reader, number, check))
                                .repeat(() -> !isOver.get())
                                .then(),
                        READERS);
        var editors = Flux.fromIterable(published)
                .delayElements(Duration.ofMillis(25))
                .concatMap(this::retract)
                .then(Mono.defer(() -> empty(reader)).repeatWhenEmpty(times -> times.delayElements(LOOK)))
                .then(Mono.defer(() -> further(answers.get() + LOOKS * READERS)))
                .doFinally(signal -> isOver.set(true));
        Mono.when(readers, editors).block(LIMIT);
    }

    /** Completes with a value once no list shows an article and no article can be read. */
    private Mono<Boolean> empty(Reader reader) {
        var lists = Flux.just("/", "/api/v1/feed?limit=100", "/sections/news");
        var articles = Flux.range(0, ARTICLES).map(i -> "/articles/" + name(i));
        return Flux.concat(lists, articles)
                .concatMap(reader::ask)
                .all(answer ->
                        answer.status() < 500 && IntStream.range(0, ARTICLES).noneMatch(i -> shows(answer, name(i))))
                .filter(isEmpty -> isEmpty);
    }

    private Mono<Boolean> further(int enough) {
        return Mono.fromSupplier(() -> answers.get() >= enough)
                .filter(isEnough -> isEnough)
                .repeatWhenEmpty(times -> times.delayElements(LOOK));
    }

    private Mono<Void> retract(ArticleId id) {
        return ledger.takeDown(TestArticles.now(id), "Withdrawn.")
                .retry(10) // the readers leave few connections
                .flatMap(announcements::changedUpTo)
                .then(Mono.fromRunnable(() -> retracted.put(name(published.indexOf(id)), System.nanoTime())));
    }

    private Mono<Void> look(Reader reader, int number, Check check) {
        var begin = System.nanoTime();
        var address = address(number, (int) (begin >>> 10));
        return reader.ask(address)
                .filter(answer -> answer.status() == 200 || answer.status() == 410)
                .publishOn(Schedulers.parallel())
                .doOnNext(answer -> answers.incrementAndGet())
                .doOnNext(answer -> check.of(address, answer, begin))
                .then();
    }

    private interface Check {
        void of(String address, Reader.Answer answer, long begin);
    }

    private String address(int number, int turn) {
        var article = Math.floorMod(turn, ARTICLES);
        return switch (number % 8) {
            case 0 -> "/";
            case 1 -> "/?fragment=1";
            case 2 -> "/api/v1/feed?view=full&limit=20";
            case 3 -> "/api/v1/feed?limit=100";
            case 4 -> "/api/v1/articles/" + published.get(article);
            case 5 -> "/articles/" + name(article);
            case 6 -> "/articles/" + name(article) + "?fragment=1";
            default -> "/sections/news";
        };
    }

    private void checkAgainstAcknowledgements(String address, Reader.Answer answer, long begin) {
        retracted.forEach((name, since) -> {
            if (begin > since && shows(answer, name)) {
                leaks.add(name + " at " + address);
            }
        });
    }

    /** Another instance may know a little later; but an article that it no longer showed must not come back. */
    private void checkAgainstWhatWasSeenGone(String address, Reader.Answer answer, long begin) {
        var goneFromHere = gone.computeIfAbsent(address, any -> new ConcurrentHashMap<>());
        var now = System.nanoTime();
        retracted.forEach((name, since) -> {
            var seenGone = goneFromHere.get(name);
            if (seenGone != null && begin > seenGone && shows(answer, name)) {
                leaks.add(name + " at " + address);
            }
            if (begin > since && !shows(answer, name)) {
                goneFromHere.putIfAbsent(name, now);
            }
        });
    }

    private static boolean shows(Reader.Answer answer, String name) {
        return answer.status() == 200 && answer.text().contains(name);
    }

    private static String name(int i) {
        return "secret-" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
    }
}
