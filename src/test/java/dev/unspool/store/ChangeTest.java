package dev.unspool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Retraction;
import dev.unspool.event.ArticleEvent;
import dev.unspool.event.ArticleEvent.ArticleCorrected;
import dev.unspool.event.ArticleEvent.ArticleRetracted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an earlier entry of the change log says once its article has changed again. */
class ChangeTest {

    private static final ArticleId ARTICLE = new ArticleId(UUID.fromString("0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"));

    @Test
    void saysNoneOfTheWordsOfAKilledArticle() {
        var kill = change(3, retracted(3, Retraction.Kind.KILL), "removed-1", "Gone.");
        var down = change(2, retracted(2, Retraction.Kind.TAKEDOWN), "the-words", "About the words.");
        assertThat(down.as(kill)).isEqualTo(change(2, down.event(), "removed-1", "Gone."));
        var correction = change(1, new ArticleCorrected(ARTICLE, 1), "the-words", "The words were wrong.");
        assertThat(correction.as(kill).slug()).isEqualTo("removed-1");
        assertThat(correction.as(kill).note()).isNull();
        assertThat(correction.as(kill).changed()).isNull();
    }

    @Test
    void keepsItsNoticeAfterATakedown() {
        var first = change(1, retracted(1, Retraction.Kind.TAKEDOWN), "slug", "First.");
        var second = change(2, retracted(2, Retraction.Kind.TAKEDOWN), "slug", "Second.");
        assertThat(first.as(second).note()).isEqualTo("First.");
    }

    private static ArticleEvent retracted(int version, Retraction.Kind kind) {
        return new ArticleRetracted(ARTICLE, version, kind);
    }

    private static Change change(long seq, ArticleEvent event, String slug, String note) {
        var changed = event instanceof ArticleCorrected ? List.of("title") : null;
        return new Change(seq, Instant.EPOCH, event, slug, 7, null, note, changed, null);
    }
}
