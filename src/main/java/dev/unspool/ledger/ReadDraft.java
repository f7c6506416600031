package dev.unspool.ledger;

import dev.unspool.article.DraftRejected;
import dev.unspool.article.Manuscript;
import dev.unspool.database.Columns;

/** A draft that was read without a lock, as a manuscript to be published. */
record ReadDraft(ArticleState state, Manuscript manuscript) {

    /** Reads a row of {@link DraftSql#READ}. */
    static ReadDraft of(Columns row) {
        return new ReadDraft(ArticleState.of(row), DraftRow.manuscript(row));
    }

    /** @throws DraftRejected where the draft still lacks what an article needs */
    static void requireReady(Manuscript draft) {
        var missing = draft.missing();
        if (!missing.isEmpty()) {
            throw new DraftRejected(missing);
        }
    }

    int edition() {
        return state.edition().number();
    }
}
