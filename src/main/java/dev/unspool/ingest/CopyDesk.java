package dev.unspool.ingest;

import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.ingest.Judged.Accepted;
import dev.unspool.newsroom.Newsroom;
import dev.unspool.newsroom.Proof;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/** Reads lines and says which of them become articles. All of it is work for a processor: off the event loops. */
final class CopyDesk {

    private final Newsroom newsroom;

    CopyDesk(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    Judged judge(Batch batch) {
        var accepted = new ArrayList<Accepted>();
        var refusals = new ArrayList<Refusal>();
        for (var line : batch.lines()) {
            try {
                accepted.add(new Accepted(line.number(), proof(line)));
            } catch (DraftRejected rejected) {
                refusals.add(new Refusal(batch.source().name(), line.number(), rejected.faults()));
            }
        }
        return new Judged(batch, accepted, refusals);
    }

    private Proof proof(Line line) {
        if (line.isTooLong()) {
            throw rejected("too-long", "must not have more than " + Lines.MAX_LINE + " bytes");
        }
        var submission = ArticleJson.read(text(line));
        try {
            return newsroom.proofread(submission.draft(), submission.credit());
        } catch (DraftRejected rejected) {
            throw new DraftRejected(
                    rejected.faults().stream().map(ArticleJson::named).toList());
        }
    }

    private static String text(Line line) {
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
