package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Retraction;
import dev.unspool.event.ArticleEvent;
import dev.unspool.event.ArticleEvent.ArticleChanged;
import dev.unspool.event.ArticleEvent.ArticleCorrected;
import dev.unspool.event.ArticleEvent.ArticlePublished;
import dev.unspool.event.ArticleEvent.ArticleRetracted;
import dev.unspool.hotfeed.Grounds.Scope;
import dev.unspool.store.EventLog.Entry;
import dev.unspool.store.EventLog.Part;
import dev.unspool.store.LogHead;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownChangesTest {

    private static final UUID EPOCH = new UUID(0, 1);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ArticleId SHOWN = new ArticleId(new UUID(0, 2));
    private static final ArticleId OTHER = new ArticleId(new UUID(0, 3));

    @ParameterizedTest
    @EnumSource(Scope.class)
    void forbidsWhatShowsARetractedArticle(Scope scope) {
        assertThat(after(scope, retracted(SHOWN))).isEqualTo(Verdict.FORBIDDEN);
        assertThat(after(scope, retracted(SHOWN), corrected(OTHER))).isEqualTo(Verdict.FORBIDDEN);
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void outdatesWhatShowsACorrectedArticleAndNothingElse(Scope scope) {
        assertThat(after(scope, corrected(SHOWN))).isEqualTo(Verdict.OUTDATED);
        assertThat(after(scope, corrected(OTHER))).isEqualTo(Verdict.TRUE);
    }

    @Test
    void outdatesOnlyWhatBeginsWithTheNewestWhenAnArticleIsPublished() {
        assertThat(after(Scope.NEWEST, published())).isEqualTo(Verdict.OUTDATED);
        assertThat(after(Scope.LIST, published())).isEqualTo(Verdict.TRUE);
        assertThat(after(Scope.ARTICLES, published())).isEqualTo(Verdict.TRUE);
    }

    @Test
    void outdatesListsWhenAnArticleElsewhereIsRetractedForTheirEndMayHaveMoved() {
        assertThat(after(Scope.LIST, retracted(OTHER))).isEqualTo(Verdict.OUTDATED);
        assertThat(after(Scope.ARTICLES, retracted(OTHER))).isEqualTo(Verdict.TRUE);
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void forbidsWhatShowsAnArticleThatChangedInAWayThatOnlyANewerVersionKnows(Scope scope) {
        assertThat(after(scope, new ArticleChanged(SHOWN, 2))).isEqualTo(Verdict.FORBIDDEN);
        assertThat(after(scope, new ArticleChanged(OTHER, 2)))
                .isEqualTo(scope == Scope.ARTICLES ? Verdict.TRUE : Verdict.OUTDATED);
    }

    @Test
    void looksOnlyAtWhatCameAfter() {
        var known = start().followedBy(part(10, retracted(SHOWN), corrected(OTHER)), NOW);
        assertThat(known.of(grounds(Scope.LIST, 11), 11)).isEqualTo(Verdict.TRUE);
        assertThat(known.of(grounds(Scope.LIST, 10), 10)).isEqualTo(Verdict.FORBIDDEN);
        assertThat(known.of(grounds(Scope.LIST, 99), 99)).isEqualTo(Verdict.TRUE);
    }

    @Test
    void forbidsWhatIsOlderThanAllThatIsKnown() {
        assertThat(start().of(grounds(Scope.ARTICLES, 9), 9)).isEqualTo(Verdict.FORBIDDEN);
        var known = start();
        for (var i = 0; i < KnownChanges.MOST + 1; i++) {
            known = known.followedBy(part(10 + i, corrected(OTHER)), NOW);
        }
        assertThat(known.of(grounds(Scope.ARTICLES, 11), 11)).isEqualTo(Verdict.TRUE);
        assertThat(known.of(grounds(Scope.ARTICLES, 10), 10)).isEqualTo(Verdict.FORBIDDEN);
    }

    @Test
    void forbidsEverythingOfAnotherLifeOfTheLogAndFromBeforeALeap() {
        var reborn = start().followedBy(new Part(List.of(), new LogHead(new UUID(9, 9), 10, 10)), NOW);
        assertThat(reborn.of(grounds(Scope.ARTICLES, 10), 10)).isEqualTo(Verdict.FORBIDDEN);
        var leapt =
                start().followedBy(new Part(part(10, corrected(OTHER)).entries(), new LogHead(EPOCH, 5_000, 1)), NOW);
        assertThat(leapt.of(grounds(Scope.ARTICLES, 11), 11)).isEqualTo(Verdict.FORBIDDEN);
        assertThat(leapt.of(grounds(Scope.ARTICLES, 5_000), 5_000)).isEqualTo(Verdict.TRUE);
    }

    private static Verdict after(Scope scope, ArticleEvent... events) {
        return start().followedBy(part(10, events), NOW).of(grounds(scope, 10), 10);
    }

    private static KnownChanges start() {
        return KnownChanges.none(new LogHead(EPOCH, 10, 10), NOW);
    }

    private static Part part(long after, ArticleEvent... events) {
        var entries = IntStream.range(0, events.length)
                .mapToObj(i -> new Entry(after + 1 + i, events[i]))
                .toList();
        return new Part(entries, new LogHead(EPOCH, after + events.length, 10));
    }

    private static Grounds grounds(Scope scope, long seq) {
        return new Grounds(new LogHead(EPOCH, seq, 10), List.of(SHOWN), scope);
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
