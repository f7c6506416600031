package dev.unspool.article;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article that is ready to be stored: checked, cleaned, and with an id. A draft may be unfinished. It is sent to the database as one flat JSON object.
 *
 * @param sourceId the article's identity at its source; null for what is written here
 * @param slug the wish; where it is taken, the ledger adds a suffix
 * @param publishedAt null where the date is not known
 */
public record Manuscript(
        ArticleId id,
        @Nullable String sourceId,
        Slug slug,
        @JsonUnwrapped ArticleHeader header,
        @JsonUnwrapped Filing filing,
        @JsonUnwrapped CleanBody body,
        @Nullable Instant publishedAt) {

    /** Creates the manuscript of a draft from its clean body; the slug is made from the title. */
    public static Manuscript of(ArticleId id, Draft draft, CleanBody body) {
        var header = draft.header();
        return new Manuscript(
                id, draft.sourceId(), Slug.of(header.title()), header, draft.filing(), body, draft.publishedAt());
    }

    /** Returns a fault for each part that it still needs to be published; none for all but drafts. */
    public List<DraftRejected.Fault> missing() {
        return Readiness.missing(header.title(), filing.section().name(), body.html());
    }

    public Manuscript withSlug(Slug other) {
        return new Manuscript(id, sourceId, other, header, filing, body, publishedAt);
    }

    public Manuscript withFiling(Filing other) {
        return new Manuscript(id, sourceId, slug, header, other, body, publishedAt);
    }

    public Manuscript withPublishedAt(Instant other) {
        return new Manuscript(id, sourceId, slug, header, filing, body, other);
    }
}
