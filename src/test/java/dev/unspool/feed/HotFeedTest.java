package dev.unspool.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.audience.Audience;
import dev.unspool.audience.ReaderAct;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import dev.unspool.web.TestHouseholds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;

/** Walks in hot order: the ranking, then all other articles, each once, whatever happens meanwhile. */
@SiteTest(
        properties = {
            "unspool.audience.keys=" + HotFeedTest.KEYS,
            "unspool.audience.refresh=1ms", // each walk begins with the ranks as they are
            "unspool.audience.limit=10s"
        })
class HotFeedTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00.123456Z");
    private static final int COUNT = 60;
    static final String KEYS = "test:{hot-feed}";

    @Autowired
    private TestSite site;

    @Autowired
    private HotPages pages;

    @Autowired
    private Audience audience;

    @Autowired
    private ReactiveStringRedisTemplate redis;

    private TestArticles articles;
    private List<ArticleId> published;
    private Set<ArticleId> tagged;

    /** Two share each instant; the higher id comes first. */
    @BeforeEach
    void publishSixtyThatNobodyHasRead() {
        redis.delete(KEYS + ":ranks", KEYS + ":landmark", KEYS + ":ranking").block(LIMIT);
        articles = site.emptied();
        var given = articles.publish(COUNT, i -> NOON.minusSeconds(i / 2));
        Comparator<Integer> newestFirst = Comparator.comparing(i -> i / 2);
        published = IntStream.range(0, COUNT)
                .boxed()
                .sorted(newestFirst.thenComparing(i -> given.get(i).toString(), Comparator.reverseOrder()))
                .map(given::get)
                .toList();
        tagged = IntStream.range(0, COUNT)
                .filter(i -> i % 3 == 1)
                .mapToObj(given::get)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 12, 13, 60, 100})
    void walksThroughTheRankingAndThenTheOthersEachOnce(int limit) {
        var ranked = rank(12);
        assertThat(walk(FeedFilter.ALL, limit, page -> {})).isEqualTo(hotOrder(ranked, id -> true));
    }

    @Test
    void walksBackToWhereItBegan() {
        var ranked = rank(12);
        for (int limit : List.of(1, 5, 12, 50)) {
            var page = lastPage(FeedFilter.ALL, limit);
            var back = new ArrayList<ArticleId>(ids(page));
            while (page.previous() != null) {
                page = page(FeedFilter.ALL, page.previous(), limit);
                back.addAll(0, ids(page));
            }
            assertThat(back).as("limit %s", limit).isEqualTo(hotOrder(ranked, id -> true));
        }
    }

    @Test
    void filtersBothParts() {
        var ranked = rank(12);
        assertThat(walk(FeedFilter.tag("tag-1"), 4, page -> {})).isEqualTo(hotOrder(ranked, tagged::contains));
        var author = new FeedFilter("news", "tag-1", "ada-writer");
        assertThat(walk(author, 4, page -> {})).isEqualTo(hotOrder(ranked, tagged::contains));
        assertThat(walk(FeedFilter.section("news"), 9, page -> {})).isEqualTo(hotOrder(ranked, id -> true));
        assertThat(page(FeedFilter.section("sport"), null, 5).items()).isEmpty();
        assertThat(page(FeedFilter.section("sport"), null, 5).next()).isNull();
    }

    @Test
    void hasTheSameOrderWithBodies() {
        var ranked = rank(12);
        var seen = new ArrayList<ArticleId>();
        @Nullable String cursor = null;
        do {
            FeedPage<Article> page = Objects.requireNonNull(
                    pages.articles(FeedFilter.ALL, cursor, 9).block(LIMIT));
            page.items().forEach(article -> seen.add(article.id()));
            assertThat(page.items())
                    .allSatisfy(article -> assertThat(article.bodyHtml()).contains("Body of"));
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).isEqualTo(hotOrder(ranked, id -> true));
    }

    @Test
    void keepsItsOrderWhileRanksMoveAndArticlesArePublished() {
        var ranked = rank(12);
        var seen = walk(FeedFilter.ALL, 4, page -> {
            view(published.get(COUNT - 1 - page), 100);
            view(articles.publishOne("Later " + page, NOON.plusSeconds(60 + page)), 100);
            articles.publishOne("Dated back " + page, NOON.minusSeconds(29));
            articles.correct(published.get(page), "Corrected on page " + page);
        });
        assertThat(seen).isEqualTo(hotOrder(ranked, id -> true));
        assertThat(walk(FeedFilter.ALL, 50, page -> {}).get(0)).isNotEqualTo(ranked.get(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neitherLosesNorRepeatsWhenArticlesAreRetractedMeanwhile(long seed) {
        var random = new Random(seed);
        var expected = hotOrder(rank(20), id -> true);
        var retracted = new ArrayList<ArticleId>();
        var seen = walk(FeedFilter.ALL, 1 + random.nextInt(8), page -> {
            var victim = expected.get(random.nextInt(COUNT));
            if (!retracted.contains(victim)) {
                articles.retract(victim);
                retracted.add(victim);
            }
        });
        var survivors = new ArrayList<>(expected);
        survivors.removeAll(retracted);
        assertThat(seen).doesNotHaveDuplicates().containsAll(survivors);
        assertThat(seen.stream().map(expected::indexOf)).isSorted();
    }

    @Test
    void skipsRetractedArticlesAndStillFillsThePage() {
        var ranked = rank(12);
        ranked.subList(2, 11).forEach(articles::retract);
        var page = page(FeedFilter.ALL, null, 10);
        var expected = hotOrder(ranked, id -> !ranked.subList(2, 11).contains(id));
        assertThat(ids(page)).isEqualTo(expected.subList(0, 10));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 12, 20})
    void neverGivesACursorThatLeadsToNothing(int limit) {
        var order = hotOrder(rank(12), id -> true);
        var first = page(FeedFilter.ALL, null, limit);
        order.subList(limit, COUNT).forEach(articles::retract);
        var empty = page(FeedFilter.ALL, first.next(), limit);
        assertThat(empty.items()).isEmpty();
        assertThat(empty.next()).isNull();
        assertThat(ids(page(FeedFilter.ALL, empty.previous(), limit))).isEqualTo(order.subList(0, limit));
    }

    @Test
    void isTheLatestOrderWhenNothingIsRanked() {
        var first = page(FeedFilter.ALL, null, 10);
        assertThat(first.sort()).isEqualTo(Sort.LATEST);
        rank(12);
        var seen = new ArrayList<>(ids(first));
        for (var page = first; page.next() != null; ) {
            page = page(FeedFilter.ALL, page.next(), 10);
            assertThat(page.sort()).isEqualTo(Sort.LATEST);
            seen.addAll(ids(page));
        }
        assertThat(seen).isEqualTo(published);
        assertThat(page(FeedFilter.ALL, null, 10).sort()).isEqualTo(Sort.HOT);
    }

    /** Has {@code count} articles from all over the feed read, each once less than the one before, and returns them in that order. */
    private List<ArticleId> rank(int count) {
        var ranked = new ArrayList<>(published);
        Collections.shuffle(ranked, new Random(count));
        for (int place = 0; place < count; place++) {
            view(ranked.get(place), count - place);
        }
        return List.copyOf(ranked.subList(0, count));
    }

    private void view(ArticleId article, int times) {
        Flux.range(0, times)
                .concatMap(i -> audience.count(ReaderAct.view(article, UUID.randomUUID(), 0), TestHouseholds.any()))
                .blockLast(LIMIT);
    }

    private List<ArticleId> hotOrder(List<ArticleId> ranked, Predicate<ArticleId> filter) {
        var others = published.stream().filter(id -> !ranked.contains(id));
        return Stream.concat(ranked.stream(), others).filter(filter).toList();
    }

    /** Checks that all pages but the last are full. */
    private List<ArticleId> walk(FeedFilter filter, int limit, IntConsumer afterPage) {
        var seen = new ArrayList<ArticleId>();
        @Nullable String cursor = null;
        for (int number = 0; number == 0 || cursor != null; number++) {
            var page = page(filter, cursor, limit);
            assertThat(page.sort()).isEqualTo(Sort.HOT);
            assertThat(page.items()).as("page %s", number).isNotEmpty();
            if (page.next() != null) {
                assertThat(page.items()).as("page %s", number).hasSize(limit);
            }
            seen.addAll(ids(page));
            cursor = page.next();
            afterPage.accept(number);
        }
        return seen;
    }

    private FeedPage<Headline> lastPage(FeedFilter filter, int limit) {
        var page = page(filter, null, limit);
        while (page.next() != null) {
            page = page(filter, page.next(), limit);
        }
        return page;
    }

    private FeedPage<Headline> page(FeedFilter filter, @Nullable String cursor, int limit) {
        return Objects.requireNonNull(pages.headlines(filter, cursor, limit).block(LIMIT));
    }

    private static List<ArticleId> ids(FeedPage<Headline> page) {
        return page.items().stream().map(Headline::id).toList();
    }
}
