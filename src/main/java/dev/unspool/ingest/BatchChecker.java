package dev.unspool.ingest;

import dev.unspool.article.ArticleId;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.format.Item;
import dev.unspool.format.JsonLine;
import dev.unspool.format.JsonLines;
import dev.unspool.ingest.CheckedBatch.Accepted;
import dev.unspool.ingest.ImportedArticleJson.Submission;
import dev.unspool.newsroom.Newsroom;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which items of a batch become articles: parses each and checks and cleans its article. This is processor work, so keep it
 * off the event loops.
 */
final class BatchChecker {

    private final Newsroom newsroom;

    BatchChecker(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /** @param ids one for each item */
    CheckedBatch check(Batch batch, List<ArticleId> ids) {
        var accepted = new ArrayList<Accepted>();
        var refusals = new ArrayList<Refusal>();
        var id = ids.iterator();
        for (var item : batch.items()) {
            try {
                accepted.add(accepted(id.next(), item));
            } catch (DraftRejected rejected) {
                refusals.add(Refusal.of(batch.source(), item.place(), label(item), rejected.faults()));
            }
        }
        return new CheckedBatch(batch, accepted, refusals);
    }

    private Accepted accepted(ArticleId id, Item item) {
        var submission = submission(item);
        try {
            var isDraft = item instanceof Item.Article found && found.article().isDraft();
            var manuscript = isDraft
                    ? newsroom.prepareImportedDraft(submission.draft(), submission.credit())
                    : newsroom.prepare(id, submission.draft(), submission.credit());
            return new Accepted(item.place(), manuscript, submission.changed(), isDraft);
        } catch (DraftRejected rejected) {
            throw new DraftRejected(
                    rejected.faults().stream().map(ImportedArticleJson::named).toList());
        }
    }

    private static Submission submission(Item item) {
        if (item instanceof Item.Line line) {
            return ImportedArticleJson.read(text(line.line()));
        }
        if (item instanceof Item.Rejected rejected) {
            throw new DraftRejected(List.of(new Fault("item", rejected.code(), rejected.reason())));
        }
        return ImportedArticleJson.read(ForeignArticleJson.of(((Item.Article) item).article()));
    }

    private static LineLabel label(Item item) {
        if (item instanceof Item.Line line) {
            return label(line.line());
        }
        if (item instanceof Item.Rejected rejected) {
            return LineLabel.of(rejected.id(), rejected.title());
        }
        var article = ((Item.Article) item).article();
        return LineLabel.of(article.id(), article.title());
    }

    private static LineLabel label(JsonLine line) {
        try {
            return line.isTooLong() ? LineLabel.NONE : LineLabel.of(line.text());
        } catch (CharacterCodingException malformed) {
            return LineLabel.NONE;
        }
    }

    private static String text(JsonLine line) {
        if (line.isTooLong()) {
            throw rejected("too-long", "must not have more than " + JsonLines.MAX_LINE + " bytes");
        }
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
