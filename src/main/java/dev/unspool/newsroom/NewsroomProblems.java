package dev.unspool.newsroom;

import dev.unspool.article.DraftRejected;
import dev.unspool.ledger.ArticlePatch;
import dev.unspool.ledger.ArticleState;
import dev.unspool.ledger.Edition;
import dev.unspool.ledger.IdempotencyKeyReused;
import dev.unspool.ledger.StaleEdition;
import dev.unspool.ledger.WrongStatus;
import dev.unspool.schedule.AlreadyScheduled;
import dev.unspool.schedule.StaleSchedule;
import dev.unspool.web.Fault;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.util.List;
import java.util.Map;

/** Maps failures of the newsroom to problems that say how to continue. */
final class NewsroomProblems {

    /** Most faults in one answer; once they are corrected, the next answer shows the others. */
    private static final int MAX_FAULTS = 100;

    private NewsroomProblems() {}

    /** Returns the problem for {@code failure}, or {@code failure} itself if it is not one of the newsroom's. */
    static Throwable of(Throwable failure) {
        if (failure instanceof DraftRejected rejected) {
            return invalid(rejected.faults());
        }
        if (failure instanceof StaleEdition stale) {
            return conflict(stale.version(), stale.current());
        }
        if (failure instanceof StaleSchedule stale) {
            return new Problem(
                    ProblemCode.VERSION_CONFLICT,
                    "Read it again, and send the change with its ETag of now.",
                    Map.of("version", stale.current().number(), "etag", EntityTag.of(stale.current())));
        }
        if (failure instanceof AlreadyScheduled) {
            return invalid(List.of(ScheduleRules.ALREADY_SCHEDULED));
        }
        if (failure instanceof ArticlePatch.ChangesNothing) {
            return new Problem(
                    ProblemCode.NOTHING_CHANGED,
                    "Give at least one field another value: the article is already as you sent it.");
        }
        if (failure instanceof WrongStatus wrong) {
            var status = wrong.status().code();
            return invalid(
                    List.of(new DraftRejected.Fault("status", "wrong-status", "does not allow this: it is " + status)));
        }
        return failure instanceof IdempotencyKeyReused
                ? new Problem(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "Send a new key with a new request, and the same key only with the same bytes.")
                : failure;
    }

    /** Returns the problem for a change of an edition that is not the current one, without the article. */
    static Problem conflict(ArticleState now) {
        return conflict(now.version(), now.edition());
    }

    private static Problem conflict(int version, Edition current) {
        return new Problem(
                ProblemCode.VERSION_CONFLICT,
                "Read it again, and send the change with its ETag of now.",
                Map.of("version", version, "etag", EntityTag.of(current)));
    }

    private static Problem invalid(List<DraftRejected.Fault> faults) {
        return Problem.invalid(
                faults.stream().limit(MAX_FAULTS).map(NewsroomProblems::fault).toList());
    }

    private static Fault fault(DraftRejected.Fault fault) {
        var named = ApiFaults.named(fault);
        return new Fault(named.field(), named.code(), named.message());
    }
}
