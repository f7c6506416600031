package dev.unspool.ingest;

import dev.unspool.article.ArticleId;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.ingest.CheckedBatch.Accepted;
import dev.unspool.newsroom.Newsroom;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which lines of a batch become articles: parses each and checks and cleans its article. This is processor work, so keep it
 * off the event loops.
 */
final class BatchChecker {

    private final Newsroom newsroom;

    BatchChecker(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /** @param ids one for each line */
    CheckedBatch check(Batch batch, List<ArticleId> ids) {
        var accepted = new ArrayList<Accepted>();
        var refusals = new ArrayList<Refusal>();
        var id = ids.iterator();
        for (var line : batch.lines()) {
            try {
                accepted.add(accepted(id.next(), line));
            } catch (DraftRejected rejected) {
                refusals.add(new Refusal(batch.source().name(), line.number(), label(line), rejected.faults()));
            }
        }
        return new CheckedBatch(batch, accepted, refusals);
    }

    private Accepted accepted(ArticleId id, ImportLine line) {
        if (line.isTooLong()) {
            throw rejected("too-long", "must not have more than " + ImportLines.MAX_LINE + " bytes");
        }
        var submission = ImportedArticleJson.read(text(line));
        try {
            var manuscript = newsroom.prepare(id, submission.draft(), submission.credit());
            return new Accepted(line.number(), manuscript, submission.changed());
        } catch (DraftRejected rejected) {
            throw new DraftRejected(
                    rejected.faults().stream().map(ImportedArticleJson::named).toList());
        }
    }

    private static LineLabel label(ImportLine line) {
        try {
            return line.isTooLong() ? LineLabel.NONE : LineLabel.of(line.text());
        } catch (CharacterCodingException malformed) {
            return LineLabel.NONE;
        }
    }

    private static String text(ImportLine line) {
        try {
            return line.text();
        } catch (CharacterCodingException malformed) {
            throw rejected("malformed", "is not UTF-8");
        }
    }

    private static DraftRejected rejected(String code, String message) {
        return new DraftRejected(List.of(new Fault("line", code, message)));
    }
}
