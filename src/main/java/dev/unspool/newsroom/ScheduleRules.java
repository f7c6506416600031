package dev.unspool.newsroom;

import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.ledger.ArticleState;
import dev.unspool.ledger.Status;
import dev.unspool.schedule.DueTime;
import dev.unspool.schedule.Schedule;
import dev.unspool.schedule.ScheduledAction;
import java.util.List;
import java.util.Optional;

/** The rules that the schedules of one article follow together. */
final class ScheduleRules {

    /** Characters of a time zone's name; the longest that exists has half as many. */
    static final int MAX_ZONE = 64;

    static final Fault ALREADY_SCHEDULED = new Fault(
            "action",
            "scheduled",
            "is scheduled for this article already: move that by `PUT /api/v1/newsroom/schedules/ID`, or delete it first");

    private ScheduleRules() {}

    /** Whether an article in this state can have such a schedule. */
    static boolean allows(ScheduledAction action, ArticleState state) {
        return state.status() == (action.isForDraft() ? Status.DRAFT : Status.PUBLISHED);
    }

    /**
     * Checks the time of a new or moved schedule against the others of its article: a publication is not before the end of an embargo.
     *
     * @throws DraftRejected that names the time of the other
     */
    static void check(ScheduledAction action, DueTime due, List<Schedule> others) {
        if (action == ScheduledAction.PUBLISH) {
            embargo(others)
                    .filter(embargo -> due.at().isBefore(embargo.due().at()))
                    .ifPresent(embargo -> {
                        throw embargoed("at", embargo);
                    });
        }
        if (action == ScheduledAction.EMBARGO) {
            of(ScheduledAction.PUBLISH, others)
                    .filter(publication -> publication.failure() == null)
                    .filter(publication -> publication.due().at().isBefore(due.at()))
                    .ifPresent(publication -> {
                        throw scheduledBefore(publication);
                    });
        }
    }

    /** Returns the embargo of an article, if it has one. */
    static Optional<Schedule> embargo(List<Schedule> ofArticle) {
        return of(ScheduledAction.EMBARGO, ofArticle);
    }

    /** Returns the refusal of a publication before {@code embargo} ends. */
    static DraftRejected embargoed(String field, Schedule embargo) {
        return rejected(
                field,
                "embargoed",
                "is before the end of the embargo, " + embargo.due().at()
                        + ": publish it then, or delete the embargo by `DELETE " + ScheduleJson.address(embargo.id())
                        + "`");
    }

    private static DraftRejected scheduledBefore(Schedule publication) {
        return rejected(
                "at",
                "scheduled",
                "is after the scheduled publication, " + publication.due().at() + ": move that first by `PUT "
                        + ScheduleJson.address(publication.id()) + "`");
    }

    private static Optional<Schedule> of(ScheduledAction action, List<Schedule> ofArticle) {
        return ofArticle.stream()
                .filter(schedule -> schedule.change().action() == action)
                .findFirst();
    }

    private static DraftRejected rejected(String field, String code, String message) {
        return new DraftRejected(List.of(new Fault(field, code, message)));
    }
}
