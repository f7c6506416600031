package dev.unspool.store;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.article.Retraction;
import dev.unspool.database.Columns;
import dev.unspool.event.ArticleEvent;
import dev.unspool.event.ArticleEvent.ArticleChanged;
import dev.unspool.event.ArticleEvent.ArticleCorrected;
import dev.unspool.event.ArticleEvent.ArticlePublished;
import dev.unspool.event.ArticleEvent.ArticleRetracted;
import dev.unspool.event.ArticleEvent.FilingChanged;
import dev.unspool.event.ArticleEvent.Type;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the change log, with its article as it is now, so that a text that was retracted since is not shown again.
 *
 * @param slug where the article is, or was
 * @param number the article's, dense in order of first publication
 * @param headline as it is now; null once the article is retracted
 * @param note of a correction, while the article is published; of a retraction, its notice; else null
 * @param changed of a correction, the public fields to which it gave another value; null if that is not known
 * @param article of a correction, as it is now, where whole articles were asked for; null once the article is retracted
 */
public record Change(
        long seq,
        Instant at,
        ArticleEvent event,
        String slug,
        long number,
        @Nullable Headline headline,
        @Nullable String note,
        @Nullable List<String> changed,
        @Nullable Article article) {

    static Change of(Columns row, String kind) {
        return read(row, kind, false);
    }

    static Change whole(Columns row, String kind) {
        return read(row, kind, true);
    }

    private static Change read(Columns row, String kind, boolean whole) {
        var isPublished = row.text("status").equals("published");
        var event = event(kind, new ArticleId(row.id("id")), row.count("change_version"));
        return new Change(
                row.number("change_seq"),
                row.instant("change_at"),
                event,
                row.text("slug"),
                row.number("number"),
                isPublished ? HeadlineRow.headline(row) : null,
                tellsNote(event, isPublished) ? note(row) : null,
                isPublished ? row.textsOrNull("change_parts") : null,
                whole && isPublished && event.type() == Type.CORRECTED ? ArticleRow.article(row) : null);
    }

    /** Empty in the table where readers are told nothing. */
    private static @Nullable String note(Columns row) {
        var note = row.textOrNull("change_note");
        return note == null || note.isEmpty() ? null : note;
    }

    /** Returns this entry with what {@code now}, a later entry of its article, says of the article; without its body. */
    public Change as(Change now) {
        var isPublished = now.headline != null;
        var noteNow = now.isKill() && event.type() == Type.RETRACTED ? now.note : note;
        return new Change(
                seq,
                at,
                event,
                now.slug,
                number,
                now.headline,
                tellsNote(event, isPublished) ? noteNow : null,
                isPublished ? changed : null,
                null);
    }

    /** A kill replaces every earlier notice: one may name what was killed. */
    private boolean isKill() {
        return event instanceof ArticleRetracted retracted && retracted.kind() == Retraction.Kind.KILL;
    }

    /** Returns this entry without its article. */
    public Change withoutArticle() {
        return article == null ? this : new Change(seq, at, event, slug, number, headline, note, changed, null);
    }

    private static boolean tellsNote(ArticleEvent event, boolean isPublished) {
        return switch (event.type()) {
            case PUBLISHED, CORRECTED -> isPublished;
            case RETRACTED -> true;
            case REFILED, UNKNOWN -> false;
        };
    }

    /** Returns the event of a {@code kind} in the table. */
    static ArticleEvent event(String kind, ArticleId article, int version) {
        return switch (kind) {
            case "published" -> new ArticlePublished(article, version);
            case "corrected" -> new ArticleCorrected(article, version);
            case "takedown", "kill" -> new ArticleRetracted(article, version, Retraction.Kind.of(kind));
            case "refiled" -> new FilingChanged(article, version);
            default -> new ArticleChanged(article, version);
        };
    }
}
