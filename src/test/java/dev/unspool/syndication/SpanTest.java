package dev.unspool.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Author;
import dev.unspool.article.Filing;
import dev.unspool.article.Headline;
import dev.unspool.article.Language;
import dev.unspool.article.PublicName;
import dev.unspool.article.Section;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.store.LogHead;
import dev.unspool.store.Slice;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpanTest {

    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final FeedCursor START = FeedCursor.start(FeedFilter.ALL, Long.MAX_VALUE);
    private static final LogHead LOG = new LogHead(new UUID(1, 1), 1, 1);

    private static final UUID END = ids(true);
    private static final UUID OTHER = ids(false);

    @Test
    void endsAtAnArticleInSixteen() {
        var ends = LongStream.range(0, 16_000)
                .filter(i -> Span.isEnd(new ArticleId(new UUID(0, i))))
                .count();
        assertThat(ends).isBetween(900L, 1_100L);
    }

    @Test
    void endsNotBeforeTheLeastNumberOfArticles() {
        var ends = IntStream.range(0, 25).mapToObj(i -> article(END, "")).toList();
        var current = Span.from(START, Span.CURRENT).with(slice(ends, true));
        assertThat(current.isWhole()).isTrue();
        assertThat(current.goesOn()).isTrue();
        assertThat(current.articles()).hasSize(Span.CURRENT);
        assertThat(Span.from(START, 1).with(slice(ends, true)).articles()).hasSize(1);
    }

    @Test
    void endsWithTheList() {
        var short3 = List.of(article(OTHER, ""), article(OTHER, ""), article(OTHER, ""));
        var open = Span.from(START, 1).with(slice(short3, true));
        assertThat(open.isWhole()).isFalse();
        var whole = open.with(slice(short3, false));
        assertThat(whole.isWhole()).isTrue();
        assertThat(whole.goesOn()).isFalse();
        assertThat(whole.articles()).hasSize(6);
        var last = List.of(article(OTHER, ""), article(END, ""));
        assertThat(Span.from(START, 1).with(slice(last, false)).goesOn()).isFalse();
    }

    @Test
    void staysWithinItsSize() {
        var many = IntStream.range(0, 100).mapToObj(i -> article(OTHER, "")).toList();
        assertThat(Span.from(START, 1).with(slice(many, true)).articles()).hasSize(Span.MAX);
        var large = "x".repeat(1_500_000);
        var heavy = IntStream.range(0, 10).mapToObj(i -> article(OTHER, large)).toList();
        var span = Span.from(START, Span.CURRENT).with(slice(heavy, true));
        assertThat(span.articles()).hasSize(3);
        assertThat(span.goesOn()).isTrue();
    }

    private static UUID ids(boolean end) {
        return LongStream.iterate(0, i -> i + 1)
                .mapToObj(i -> new UUID(0, i))
                .filter(id -> Span.isEnd(new ArticleId(id)) == end)
                .findFirst()
                .orElseThrow();
    }

    private static Slice<Article> slice(List<Article> items, boolean more) {
        return new Slice<>(items, more, false, LOG);
    }

    /** Each is another article, as far as identity goes. */
    private static Article article(UUID id, String body) {
        var headline = new Headline(
                new ArticleId(id),
                new PublicName(1, "slug"),
                1,
                new ArticleHeader("Title", null, null),
                new Filing(Section.named("News"), List.of(), List.<Author>of(), new Language("en")),
                NOON,
                NOON,
                1);
        return new Article(headline, body, List.of());
    }
}
