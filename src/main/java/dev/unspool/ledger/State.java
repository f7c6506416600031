package dev.unspool.ledger;

import dev.unspool.article.Retraction;
import dev.unspool.database.Columns;
import org.jspecify.annotations.Nullable;

/**
 * How an article stands at the moment of a change.
 *
 * @param version 0 for a draft
 * @param kind null unless it is retracted
 */
record State(Status status, Edition edition, int version, Retraction.@Nullable Kind kind) {

    static State draft(Columns row) {
        return new State(Status.DRAFT, new Edition(true, row.count("edition")), 0, null);
    }

    static State article(Columns row) {
        var kind = row.textOrNull("retraction_kind");
        var version = row.count("version");
        return new State(
                Status.of(row.text("status")),
                new Edition(false, version),
                version,
                kind == null ? null : Retraction.Kind.of(kind));
    }

    boolean isDraft() {
        return status == Status.DRAFT;
    }

    boolean isPublished() {
        return status == Status.PUBLISHED;
    }

    /** What was taken down may still have to be killed. */
    boolean canBeKilled() {
        return isPublished() || kind == Retraction.Kind.TAKEDOWN;
    }
}
