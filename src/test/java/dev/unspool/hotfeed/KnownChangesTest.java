package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Retraction;
import dev.unspool.event.ArticleEvent;
import dev.unspool.event.ArticleEvent.ArticleChanged;
import dev.unspool.event.ArticleEvent.ArticleCorrected;
import dev.unspool.event.ArticleEvent.ArticlePublished;
import dev.unspool.event.ArticleEvent.ArticleRetracted;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.store.EventLog.Entry;
import dev.unspool.store.EventLog.Part;
import dev.unspool.store.LogHead;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownChangesTest {

    private static final UUID EPOCH = new UUID(0, 1);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** When the answers were made: after the log was last read. */
    private static final long MADE = NOW.toEpochMilli() + 1;

    private static final ArticleId SHOWN = new ArticleId(new UUID(0, 2));
    private static final ArticleId OTHER = new ArticleId(new UUID(0, 3));

    @ParameterizedTest
    @EnumSource(Scope.class)
    void forbidsAnswersThatShowARetractedArticle(Scope scope) {
        assertThat(after(scope, retracted(SHOWN))).isEqualTo(Freshness.FORBIDDEN);
        assertThat(after(scope, retracted(SHOWN), corrected(OTHER))).isEqualTo(Freshness.FORBIDDEN);
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void makesListsStaleAndAnswersThatShowTheCorrectedArticle(Scope scope) {
        assertThat(after(scope, corrected(SHOWN))).isEqualTo(Freshness.STALE);
        assertThat(after(scope, corrected(OTHER)))
                .isEqualTo(scope == Scope.ARTICLES ? Freshness.FRESH : Freshness.STALE);
    }

    @Test
    void makesStaleOnlyFirstPagesWhenAnArticleIsPublished() {
        assertThat(after(Scope.NEWEST, published())).isEqualTo(Freshness.STALE);
        assertThat(after(Scope.LIST, published())).isEqualTo(Freshness.FRESH);
        assertThat(after(Scope.ARTICLES, published())).isEqualTo(Freshness.FRESH);
    }

    @Test
    void forbidsAnswersThatNameNoneOfTheirArticlesAfterAnyRetraction() {
        assertThat(after(Scope.EVERY_ARTICLE, retracted(OTHER))).isEqualTo(Freshness.FORBIDDEN);
        assertThat(after(Scope.EVERY_ARTICLE, published())).isEqualTo(Freshness.STALE);
    }

    @Test
    void makesListsStaleWhenAnArticleThatTheyDoNotShowIsRetracted() {
        assertThat(after(Scope.LIST, retracted(OTHER))).isEqualTo(Freshness.STALE);
        assertThat(after(Scope.ARTICLES, retracted(OTHER))).isEqualTo(Freshness.FRESH);
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void treatsAChangeOfUnknownKindAsARetraction(Scope scope) {
        assertThat(after(scope, new ArticleChanged(SHOWN, 2))).isEqualTo(Freshness.FORBIDDEN);
        assertThat(after(scope, new ArticleChanged(OTHER, 2))).isEqualTo(after(scope, retracted(OTHER)));
    }

    @Test
    void considersOnlyLaterChanges() {
        var known = start().followedBy(part(10, retracted(SHOWN), corrected(OTHER)), NOW);
        assertThat(known.freshness(dependencies(Scope.ARTICLES, 11), 11, MADE)).isEqualTo(Freshness.FRESH);
        assertThat(known.freshness(dependencies(Scope.ARTICLES, 10), 10, MADE)).isEqualTo(Freshness.FORBIDDEN);
        assertThat(known.freshness(dependencies(Scope.ARTICLES, 99), 99, MADE)).isEqualTo(Freshness.FRESH);
    }

    @Test
    void forbidsAnswersOlderThanAllKnownChanges() {
        assertThat(start().freshness(dependencies(Scope.ARTICLES, 9), 9, MADE)).isEqualTo(Freshness.FORBIDDEN);
        var known = start();
        for (var i = 0; i < KnownChanges.MAX + 1; i++) {
            known = known.followedBy(part(10 + i, corrected(OTHER)), NOW);
        }
        assertThat(known.freshness(dependencies(Scope.ARTICLES, 11), 11, MADE)).isEqualTo(Freshness.FRESH);
        assertThat(known.freshness(dependencies(Scope.ARTICLES, 10), 10, MADE)).isEqualTo(Freshness.FORBIDDEN);
    }

    @Test
    void forbidsAnswersOfAnotherEpochAndFromBeforeASkippedStretch() {
        var reborn = start().followedBy(new Part(List.of(), new LogHead(new UUID(9, 9), 10, 10), null), NOW);
        assertThat(reborn.freshness(dependencies(Scope.ARTICLES, 10), 10, MADE)).isEqualTo(Freshness.FORBIDDEN);
        var leapt = start().followedBy(
                        new Part(part(10, corrected(OTHER)).entries(), new LogHead(EPOCH, 5_000, 1), null), NOW);
        assertThat(leapt.freshness(dependencies(Scope.ARTICLES, 11), 11, MADE)).isEqualTo(Freshness.FORBIDDEN);
        assertThat(leapt.freshness(dependencies(Scope.ARTICLES, 5_000), 5_000, MADE))
                .isEqualTo(Freshness.FRESH);
    }

    @Test
    void forbidsAnswersThatAreAheadOfALogThatWasReadAfterThem() {
        var known = start();
        var earlier = NOW.toEpochMilli() - 1;
        assertThat(known.freshness(dependencies(Scope.ARTICLES, 11), 11, earlier))
                .isEqualTo(Freshness.FORBIDDEN);
        assertThat(known.freshness(dependencies(Scope.ARTICLES, 8), 11, earlier))
                .isEqualTo(Freshness.FORBIDDEN);
        assertThat(known.freshness(dependencies(Scope.ARTICLES, 10), 10, earlier))
                .isEqualTo(Freshness.FRESH);
        assertThat(known.freshness(dependencies(Scope.ARTICLES, 11), 11, NOW.toEpochMilli()))
                .isEqualTo(Freshness.FRESH);
    }

    @Test
    void noticesALogThatWasSetBack() {
        var fallen = new Part(List.of(), new LogHead(EPOCH, 9, 9), null);
        assertThat(start().isNotContinuedBy(fallen)).isTrue();
        assertThat(start().followedBy(fallen, NOW).head()).isEqualTo(fallen.head());
        var begun = new Part(List.of(), new LogHead(new UUID(9, 9), 9, 9), null);
        assertThat(start().isNotContinuedBy(begun)).isFalse();
    }

    @Test
    void noticesALogThatWasSetBackAndHasGrownPastWhatWasKnown() {
        var known = start().followedBy(part(10, corrected(OTHER)), NOW);
        var continued = continuation(new Entry(11, corrected(OTHER), NOW));
        assertThat(known.isNotContinuedBy(continued)).isFalse();
        assertThat(known.followedBy(continued, NOW).recent()).hasSize(2);
        assertThat(known.isNotContinuedBy(continuation(null))).isFalse();
        for (var other : List.of(
                new Entry(11, corrected(SHOWN), NOW),
                new Entry(11, new ArticleCorrected(OTHER, 3), NOW),
                new Entry(11, corrected(OTHER), NOW.plusNanos(1_000)))) {
            var replaced = continuation(other);
            assertThat(known.isNotContinuedBy(replaced)).isTrue();
            assertThat(known.followedBy(replaced, NOW).recent()).isEmpty();
        }
    }

    /** The log after change 11: one change more. */
    private static Part continuation(@Nullable Entry before) {
        return new Part(List.of(new Entry(12, published(), NOW)), new LogHead(EPOCH, 12, 10), before);
    }

    private static Freshness after(Scope scope, ArticleEvent... events) {
        return start().followedBy(part(10, events), NOW).freshness(dependencies(scope, 10), 10, MADE);
    }

    private static KnownChanges start() {
        return KnownChanges.ofHead(new LogHead(EPOCH, 10, 10), NOW);
    }

    private static Part part(long after, ArticleEvent... events) {
        var entries = IntStream.range(0, events.length)
                .mapToObj(i -> new Entry(after + 1 + i, events[i], NOW))
                .toList();
        return new Part(entries, new LogHead(EPOCH, after + events.length, 10), null);
    }

    private static Dependencies dependencies(Scope scope, long seq) {
        return new Dependencies(new LogHead(EPOCH, seq, 10), List.of(SHOWN), scope);
    }

    private static ArticleEvent retracted(ArticleId article) {
        return new ArticleRetracted(article, 2, Retraction.Kind.TAKEDOWN);
    }

    private static ArticleEvent corrected(ArticleId article) {
        return new ArticleCorrected(article, 2);
    }

    private static ArticleEvent published() {
        return new ArticlePublished(OTHER, 1);
    }
}
