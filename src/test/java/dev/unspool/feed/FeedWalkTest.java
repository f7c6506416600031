package dev.unspool.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.ReadRanges;
import dev.unspool.cursor.SortKey;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.TestArticles;
import dev.unspool.web.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/** Walks through the feed lose nothing and repeat nothing, whatever happens meanwhile. */
@SiteTest(database = SiteTest.SHARED)
class FeedWalkTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00.123456Z");

    @Autowired
    private TestSite testSite;

    @Autowired
    private FeedPages pages;

    @Autowired
    private ReadingSessions sessions;

    @Autowired
    private ArticleStore store;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Site site;

    @Autowired
    private JsonMapper json;

    private TestArticles articles;

    @BeforeEach
    void emptyTheStore() {
        articles = testSite.emptied();
    }

    @Test
    void visitsAThousandArticlesOfOneInstantOnceEach() {
        var published = articles.publish(1_000, i -> NOON);
        assertThat(walk(FeedFilter.ALL, 7, page -> {})).containsExactlyInAnyOrderElementsOf(published);
        assertThat(read(published.get(500), ReadRanges.NOTHING, step -> {}))
                .hasSize(999)
                .doesNotHaveDuplicates()
                .doesNotContain(published.get(500));
    }

    @Test
    void keepsTheOrderOfMicroseconds() {
        var published = articles.publish(50, i -> NOON.plusNanos(i * 1_000L));
        var newestFirst = new ArrayList<>(published);
        Collections.reverse(newestFirst);
        assertThat(walk(FeedFilter.ALL, 3, page -> {})).isEqualTo(newestFirst);
    }

    @Test
    void visitsArticlesFromTheFarFutureToThoseWithoutADate() {
        var times = List.of(
                Instant.parse("9998-01-01T00:00:00.000001Z"),
                Instant.parse("2262-04-12T00:00:00Z"),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.parse("1676-01-01T00:00:00Z"),
                Instant.parse("1001-01-01T00:00:00Z"));
        var published = new ArrayList<>(articles.publish(times.size(), times::get));
        published.addAll(articles.publish(List.of(TestArticles.manuscript("Undated", "News", List.of(), null))));
        assertThat(walk(FeedFilter.ALL, 1, page -> {})).isEqualTo(published);
        assertThat(read(published.get(0), ReadRanges.NOTHING, step -> {})).isEqualTo(published.subList(1, 6));
    }

    @Test
    void neitherLosesNorRepeatsWhenArticlesComeAndGoDuringAWalk() {
        var random = new Random(20_261_123);
        var published = new ArrayList<>(articles.publish(300, i -> NOON.minusSeconds(i / 3)));
        var retracted = new ArrayList<ArticleId>();
        var seen = walk(FeedFilter.ALL, 10, page -> {
            articles.publishOne("Later " + page, NOON.plusSeconds(60 + page));
            articles.publishOne("Dated back " + page, NOON.minusSeconds(random.nextInt(100)));
            articles.correct(published.get(random.nextInt(published.size())), "Corrected on page " + page);
            var victim = published.get(random.nextInt(published.size()));
            articles.retract(victim);
            retracted.add(victim);
        });
        assertThat(seen).doesNotHaveDuplicates().isSubsetOf(published);
        var survivors = new ArrayList<>(published);
        survivors.removeAll(retracted);
        assertThat(seen).containsAll(survivors);
        assertThat(seen.stream().map(id -> published.indexOf(id) / 3))
                .as("seconds of age")
                .isSorted();
    }

    @Test
    void neitherLosesNorRepeatsForAReaderOfASession() {
        var published = articles.publish(60, i -> NOON.minusSeconds(i));
        var seen = read(published.get(30), ReadRanges.NOTHING, step -> {
            articles.publishOne("Later " + step, NOON.plusSeconds(60 + step));
            articles.publishOne("Dated back " + step, NOON.minusSeconds(59));
            if (step == 5) {
                articles.retract(published.get(50));
                articles.retract(published.get(2));
            }
        });
        var expected = new ArrayList<>(published);
        expected.remove(published.get(30));
        expected.remove(published.get(50));
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void leavesOutWhatTheReaderHasRead() {
        var published = articles.publish(20, i -> NOON.minusSeconds(i));
        var first = store.head().block(LIMIT).number() - 19;
        var read = ReadRanges.parse(first + "-" + (first + 9) + "," + (first + 15));
        var seen = read(published.get(19), read, step -> {});
        assertThat(seen)
                .containsExactly(
                        published.get(10),
                        published.get(11),
                        published.get(12),
                        published.get(13),
                        published.get(14),
                        published.get(16),
                        published.get(17),
                        published.get(18));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 999_999_999_999_999L, 999_999_999_999_999_999L})
    void doesNotBelieveRangesThatEndAboveTheNewestArticle(long above) {
        var published = articles.publish(4, i -> NOON.minusSeconds(i));
        var head = store.head().block(LIMIT).number();
        var last = Math.max(above, head + 1);
        assertThat(read(published.get(3), ReadRanges.parse("1-" + last), step -> {}))
                .isEqualTo(published.subList(0, 3));
        var besideTrueOnes = ReadRanges.parse((head - 3) + "," + (head + 1) + "-" + last);
        assertThat(read(published.get(3), besideTrueOnes, step -> {})).isEqualTo(published.subList(1, 3));
        assertThat(read(published.get(3), ReadRanges.parse("1-" + head), step -> {}))
                .isEmpty();
    }

    @Test
    void endsOnlyAtTheTrueEndOfAFilteredFeed() {
        articles.publish(9, i -> NOON.minusSeconds(i));
        var page = page(FeedFilter.tag("tag-1"), null, 5);
        assertThat(page.items()).hasSize(3);
        assertThat(page.next()).isNull();
        var exact = page(FeedFilter.tag("tag-1"), null, 3);
        assertThat(exact.items()).hasSize(3);
        assertThat(exact.next()).isNull();
    }

    @Test
    void neverGivesACursorThatLeadsToNothing() {
        var published = articles.publish(10, i -> NOON.minusSeconds(i));
        var first = page(FeedFilter.ALL, null, 5);
        published.subList(5, 10).forEach(articles::retract);
        var empty = page(FeedFilter.ALL, first.next(), 5);
        assertThat(empty.items()).isEmpty();
        assertThat(empty.next()).isNull();
        assertThat(page(FeedFilter.ALL, empty.previous(), 5).items()).hasSize(5);
    }

    @Test
    void walksBackToWhereItBegan() {
        var published = articles.publish(23, i -> NOON.minusSeconds(i));
        var last = lastPage(FeedFilter.ALL, 5);
        var back = new ArrayList<ArticleId>();
        for (var page = last; page != null; page = previous(page)) {
            back.addAll(0, page.items().stream().map(Headline::id).toList());
        }
        assertThat(back).isEqualTo(published);
    }

    private List<ArticleId> walk(FeedFilter filter, int limit, IntConsumer afterPage) {
        var seen = new ArrayList<ArticleId>();
        @Nullable String cursor = null;
        for (int number = 0; number == 0 || cursor != null; number++) {
            var page = page(filter, cursor, limit);
            assertThat(page.items()).as("page %s", number).isNotEmpty();
            page.items().forEach(headline -> seen.add(headline.id()));
            cursor = page.next();
            afterPage.accept(number);
        }
        return seen;
    }

    private List<ArticleId> read(ArticleId entry, ReadRanges read, IntConsumer afterStep) {
        var seen = new ArrayList<ArticleId>();
        FeedCursor place = sessions.at(entry.toString(), FeedFilter.ALL, null).block(LIMIT);
        while (sessions.next(FeedFilter.ALL, place, read).block(LIMIT) instanceof Step.NextArticle next) {
            seen.add(next.article().id());
            place = next.cursor();
            assertThat(place.ordinal()).isEqualTo(seen.size());
            afterStep.accept(seen.size());
        }
        return seen;
    }

    /** Reads each page both ways: as rows, and as the JSON that PostgreSQL has written. */
    private FeedPage<Headline> page(FeedFilter filter, @Nullable String cursor, int limit) {
        var page = pages.headlines(filter, cursor, limit).block(LIMIT);
        var ready = pages.readyHeadlines(filter, cursor, limit, site.articles()).block(LIMIT);
        var items = page.items().stream().map(item -> HeadlineJson.of(item, site));
        assertThat(json.readTree(ready.headlines()).toString()).isEqualTo(json.writeValueAsString(items.toList()));
        assertThat(ready.page().items().stream().map(SortKey::id))
                .isEqualTo(page.items().stream().map(item -> item.id().value()).toList());
        assertThat(ready.page().next()).isEqualTo(page.next());
        assertThat(ready.page().previous()).isEqualTo(page.previous());
        return page;
    }

    private FeedPage<Headline> lastPage(FeedFilter filter, int limit) {
        var page = page(filter, null, limit);
        while (page.next() != null) {
            page = page(filter, page.next(), limit);
        }
        return page;
    }

    private @Nullable FeedPage<Headline> previous(FeedPage<Headline> page) {
        return page.previous() == null ? null : page(FeedFilter.ALL, page.previous(), 5);
    }
}
