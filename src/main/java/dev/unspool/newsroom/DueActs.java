package dev.unspool.newsroom;

import dev.unspool.ledger.ArticleEdit;
import dev.unspool.ledger.NewsroomArchive;
import dev.unspool.ledger.NewsroomArticle;
import dev.unspool.schedule.ImpossibleSchedule;
import dev.unspool.schedule.Schedule;
import dev.unspool.schedule.ScheduledActs;
import dev.unspool.web.Fault;
import dev.unspool.web.Problem;
import dev.unspool.web.RequestBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Carries out schedules by the commands that editors give, in the name of who scheduled them. */
@Component
@ConditionalOnWebApplication
final class DueActs implements ScheduledActs {

    private final ArticleCommands commands;
    private final NewsroomArchive archive;
    private final NewsroomSettings settings;

    DueActs(ArticleCommands commands, NewsroomArchive archive, NewsroomSettings settings) {
        this.commands = commands;
        this.archive = archive;
        this.settings = settings;
    }

    @Override
    public Mono<Boolean> carryOut(Schedule schedule, Mono<?> claim) {
        var edit = new ArticleEdit(schedule.change().article(), null, schedule.by(), claim);
        return act(schedule, edit, claim).hasElement().onErrorMap(DueActs::judged);
    }

    private Mono<?> act(Schedule schedule, ArticleEdit edit, Mono<?> claim) {
        return switch (schedule.change().action()) {
            case PUBLISH -> commands.publishDue(edit);
            case CORRECT -> correct(edit, content(schedule));
            case TAKEDOWN -> found(edit).flatMap(article -> commands.takeDown(edit, content(schedule)));
            case EMBARGO -> claim; // its end changes nothing
        };
    }

    private Mono<NewsroomArticle> correct(ArticleEdit edit, String json) {
        return found(edit)
                .publishOn(Schedulers.boundedElastic()) // the body is cleaned as if it had just been sent
                .flatMap(article -> commands.correct(edit, article, correction(json)));
    }

    private Mono<NewsroomArticle> found(ArticleEdit edit) {
        return archive.find(edit.article()).switchIfEmpty(Mono.error(DueActs::gone));
    }

    private static ImpossibleSchedule gone() {
        return new ImpossibleSchedule("not-found", "There is no such article any more.");
    }

    private CorrectionForm correction(String json) {
        return DraftFields.read(
                new RequestBytes(json.getBytes(StandardCharsets.UTF_8)),
                fields -> CorrectionForm.read(fields, settings.quietCorrections()));
    }

    private static String content(Schedule schedule) {
        return Objects.requireNonNull(schedule.change().content(), "content");
    }

    /** Tells what can be tried again from what cannot. A defect of the program is not tried again either: it must be seen. */
    private static Throwable judged(Throwable failure) {
        var problem = NewsroomProblems.of(failure);
        if (problem instanceof ImpossibleSchedule || isTemporary(problem)) {
            return problem;
        }
        return problem instanceof Problem known
                ? new ImpossibleSchedule(known.code().code(), detail(known))
                : new ImpossibleSchedule("internal-error", "Read the server's log, and schedule it anew.");
    }

    private static boolean isTemporary(Throwable failure) {
        return failure instanceof DataAccessException && !(failure instanceof DataIntegrityViolationException)
                || failure instanceof TransactionException
                || failure instanceof TimeoutException
                || failure instanceof RejectedExecutionException
                || failure instanceof Problem problem && problem.code().status().is5xxServerError();
    }

    private static String detail(Problem problem) {
        var faults = problem.members().get("errors") instanceof List<?> errors
                ? errors.stream()
                        .filter(Fault.class::isInstance)
                        .map(Fault.class::cast)
                        .map(fault -> fault.field() + " " + fault.message() + ".")
                        .collect(Collectors.joining(" "))
                : "";
        return faults.isEmpty() ? String.valueOf(problem.getMessage()) : faults;
    }
}
