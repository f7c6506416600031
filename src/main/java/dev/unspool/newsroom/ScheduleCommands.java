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

    /** Schedules a change of the article in the edition that the client read. Fails as a change at once would, as far as can be said beforehand. */
    Mono<Schedule> create(EditRequest request, ScheduleForm form) {
        return allowed(request, form)
                .zipWhen(article -> schedules.of(article.id()))
                .map(both -> checked(form, both.getT1(), both.getT2()))
                .flatMap(change -> schedules.create(change, request.expected(), form.due(), request.by()))
                .switchIfEmpty(
                        Mono.defer(() -> allowed(request, form).then(Mono.empty()))); // says what changed meanwhile
    }

    /** Moves a schedule, which waits again if it had failed. */
    Mono<Schedule> move(UUID id, Edition expected, DueTime due, Actor by) {
        return schedules
                .find(id)
                .zipWhen(schedule -> schedules.of(schedule.change().article()))
                .doOnNext(both -> ScheduleRules.check(both.getT1().change().action(), due, both.getT2()))
                .flatMap(both -> schedules.move(id, expected, due, by));
    }

    /** Cancels a schedule; gives its id. */
    Mono<UUID> cancel(UUID id, Edition expected, Actor by) {
        return schedules.cancel(id, expected, by);
    }

    private Mono<NewsroomArticle> allowed(EditRequest request, ScheduleForm form) {
        return archive.find(request.article())
                .doOnNext(article ->
                        request.edit().check(article.state(), state -> ScheduleRules.allows(form.action(), state)));
    }

    private ScheduledChange checked(ScheduleForm form, NewsroomArticle article, List<Schedule> others) {
        ScheduleRules.check(form.action(), form.due(), others);
        if (form.correction() != null) {
            articles.patch(form.correction(), article);
        }
        return new ScheduledChange(
                article.id(), form.action(), article.state().version(), form.fields(), form.content());
    }
}
