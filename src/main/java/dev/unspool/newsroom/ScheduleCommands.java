package dev.unspool.newsroom;

import dev.unspool.ledger.Actor;
import dev.unspool.ledger.Edition;
import dev.unspool.ledger.NewsroomArchive;
import dev.unspool.ledger.NewsroomArticle;
import dev.unspool.schedule.DueTime;
import dev.unspool.schedule.Schedule;
import dev.unspool.schedule.ScheduledChange;
import dev.unspool.schedule.Schedules;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes, moves and cancels schedules, by the rules of the newsroom. Empty if there is no such article or schedule. Cleans bodies: off the event loops. */
@Component
final class ScheduleCommands {

    private final NewsroomArchive archive;
    private final ArticleCommands articles;
    private final Schedules schedules;

    ScheduleCommands(NewsroomArchive archive, ArticleCommands articles, Schedules schedules) {
        this.archive = archive;
        this.articles = articles;
        this.schedules = schedules;
    }

    /** Schedules a publication of the draft in the edition that the client read. Fails as a publication at once would, as far as can be said beforehand. */
    Mono<Schedule> publication(EditRequest request, DueTime due) {
        var form = ScheduleForm.publication(due);
        return archive.find(request.article()).flatMap(article -> create(request, article, form));
    }

    /**
     * Schedules a change of the article in the edition that the client read. Fails as a change at once would, as far as can be said beforehand. Cleans the body
     * of a correction: call it off the event loops.
     *
     * @param article as it was just read
     */
    Mono<Schedule> create(EditRequest request, NewsroomArticle article, ScheduleForm form) {
        return Mono.fromCallable(() -> checked(request, article, form))
                .flatMap(change -> schedules.alone(article.id(), stored(request, change, form.due())))
                .switchIfEmpty(Mono.defer(() -> overtaken(request, form)));
    }

    private Mono<Schedule> stored(EditRequest request, ScheduledChange change, DueTime due) {
        return checked(change, due)
                .then(Mono.defer(() -> schedules.create(change, request.expected(), due, request.by())));
    }

    /** Says what changed meanwhile. */
    private Mono<Schedule> overtaken(EditRequest request, ScheduleForm form) {
        return archive.find(request.article())
                .doOnNext(article -> checkState(request, article, form))
                .then(Mono.empty());
    }

    /** Moves a schedule, which waits again if it had failed. */
    Mono<Schedule> move(UUID id, Edition expected, DueTime due, Actor by) {
        return schedules.find(id).map(Schedule::change).flatMap(change -> {
            var moved = checked(change, due).then(Mono.defer(() -> schedules.move(id, expected, due, by)));
            return schedules.alone(change.article(), moved);
        });
    }

    /** Holds the time against the other schedules of the article. */
    private Mono<List<Schedule>> checked(ScheduledChange change, DueTime due) {
        return schedules.of(change.article()).doOnNext(others -> ScheduleRules.check(change.action(), due, others));
    }

    /** Cancels a schedule; gives its id. */
    Mono<UUID> cancel(UUID id, Edition expected, Actor by) {
        return schedules.cancel(id, expected, by);
    }

    private ScheduledChange checked(EditRequest request, NewsroomArticle article, ScheduleForm form) {
        checkState(request, article, form);
        if (form.correction() != null) {
            articles.patch(form.correction(), article);
        }
        return new ScheduledChange(
                article.id(), form.action(), article.state().version(), form.fields(), form.content());
    }

    private static void checkState(EditRequest request, NewsroomArticle article, ScheduleForm form) {
        request.edit().check(article.state(), state -> ScheduleRules.allows(form.action(), state));
    }
}
