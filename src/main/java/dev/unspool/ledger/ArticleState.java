package dev.unspool.ledger;

import dev.unspool.article.Retraction;
import dev.unspool.database.Columns;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of an article in the newsroom: status, edition, and the notice of a retraction.
 *
 * @param version 0 for a draft, killed or not
 * @param updatedAt the time of the last change
 * @param retraction null unless it is retracted
 */
public record ArticleState(
        Status status,
        Edition edition,
        int version,
        Instant updatedAt,
        @Nullable Notice retraction) {

    /** Columns of a draft {@code a}. */
    static final String OF_DRAFT =
            "case when a.kill_notice is null then 'draft' else 'retracted' end as status, a.edition, 0 as version,"
                    + " case when a.kill_notice is not null then 'kill' end as retraction_kind,"
                    + " a.kill_notice as retraction_notice, a.updated_at";

    /** Columns of an article {@code a}. */
    static final String OF_ARTICLE =
            "a.status, a.version as edition, a.version, a.retraction_kind, a.retraction_notice, a.updated_at";

    /** The notice that readers get in place of the article. */
    public record Notice(Retraction.Kind kind, String text) {

        static @Nullable Notice of(Columns row) {
            var kind = row.textOrNull("retraction_kind");
            return kind == null ? null : new Notice(Retraction.Kind.of(kind), row.text("retraction_notice"));
        }
    }

    static ArticleState of(Columns row) {
        var version = row.count("version");
        return new ArticleState(
                Status.of(row.text("status")),
                new Edition(version == 0, row.count("edition")),
                version,
                row.instant("updated_at"),
                Notice.of(row));
    }

    boolean isDraft() {
        return status == Status.DRAFT;
    }

    boolean isPublished() {
        return status == Status.PUBLISHED;
    }

    /** Whether readers could see it once; false for a draft, and for one that was killed. */
    boolean wasPublished() {
        return version > 0;
    }

    /** Whether a notice stands in the place of all its words. */
    public boolean isKilled() {
        return retraction != null && retraction.kind() == Retraction.Kind.KILL;
    }

    boolean isTakenDown() {
        return retraction != null && retraction.kind() == Retraction.Kind.TAKEDOWN;
    }

    boolean isKilledWith(String notice) {
        return isKilled() && Objects.requireNonNull(retraction).text().equals(notice);
    }
}
