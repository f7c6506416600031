package dev.unspool.newsroom;

import dev.unspool.access.Scope;
import dev.unspool.announce.Announcements;
import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Draft;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.article.Filing;
import dev.unspool.article.Image;
import dev.unspool.article.Manuscript;
import dev.unspool.database.RunToEnd;
import dev.unspool.ledger.Actor;
import dev.unspool.ledger.ArticleEdit;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.ledger.ArticlePatch;
import dev.unspool.ledger.ArticlePatch.Part;
import dev.unspool.ledger.ArticlePatch.Refiling;
import dev.unspool.ledger.Drafts;
import dev.unspool.ledger.IdempotencyKey;
import dev.unspool.ledger.NewsroomArchive;
import dev.unspool.ledger.NewsroomArticle;
import dev.unspool.schedule.Schedule;
import dev.unspool.schedule.Schedules;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Carries out what editors do with single articles. Each command gives the article as it is afterwards, once all instances were notified;
 * empty if no article has the id. Fails as {@link ArticleLedger} and {@link Newsroom#prepare} do. Cleans bodies: off the event loops.
 */
@Component
final class ArticleCommands {

    /** Stands for a body that a correction leaves as it is. */
    private static final String UNTOUCHED = "<p>…</p>";

    /** A day: clocks of clients are wrong, but no id may stand at the head of the list of articles for long. */
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    private final Newsroom newsroom;
    private final Drafts drafts;
    private final ArticleLedger ledger;
    private final NewsroomArchive archive;
    private final Schedules schedules;
    private final Announcements announcements;
    private final Clock clock;

    ArticleCommands(
            Newsroom newsroom,
            Drafts drafts,
            ArticleLedger ledger,
            NewsroomArchive archive,
            Schedules schedules,
            Announcements announcements,
            Clock clock) {
        this.newsroom = newsroom;
        this.drafts = drafts;
        this.ledger = ledger;
        this.archive = archive;
        this.schedules = schedules;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Stores a draft; gives the earlier article if the same request came before, and is empty if that was deleted since. */
    Mono<NewsroomArticle> draft(Draft draft, @Nullable IdempotencyKey key, Actor by) {
        return Mono.fromCallable(() -> unfinished(newsroom.newId(), draft))
                .flatMap(manuscript -> drafts.create(manuscript, key, by))
                .flatMap(archive::find);
    }

    /** Stores a draft under an id that the client made, as the other does. Fails with {@link Drafts.IdTaken} if it is that of another. */
    Mono<NewsroomArticle> draft(ArticleId id, Draft draft, IdempotencyKey key, Actor by) {
        return Mono.fromCallable(() -> unfinished(notFarAhead(id), draft))
                .flatMap(manuscript -> drafts.createNamed(manuscript, key, by))
                .flatMap(archive::find);
    }

    /** Lists of articles are in the order of their ids. */
    private ArticleId notFarAhead(ArticleId id) {
        var madeAt = Instant.ofEpochMilli(id.value().getMostSignificantBits() >>> 16);
        if (madeAt.isAfter(clock.instant().plus(MOST_AHEAD))) {
            throw new DraftRejected(List.of(new Fault("id", "in-future", "make it from the time of now")));
        }
        return id;
    }

    /** Publishes an article at once, dated now if the draft has no date; gives the earlier one if the same request came before. */
    Mono<NewsroomArticle> publish(Draft draft, @Nullable IdempotencyKey key, Actor by) {
        return Mono.fromCallable(() -> manuscript(newsroom.newId(), draft))
                .flatMap(manuscript -> ledger.submit(manuscript, key, by))
                .delayUntil(submitted -> announcements.changedUpTo(submitted.seq()))
                .as(RunToEnd::despiteCancel)
                .flatMap(submitted -> archive.find(submitted.article()));
    }

    /** Replaces a draft. */
    Mono<NewsroomArticle> replace(EditRequest request, Draft draft) {
        return Mono.fromCallable(() -> unfinished(request.article(), draft))
                .flatMap(manuscript ->
                        drafts.replace(withoutPublish(request, unscheduled(request.article())), manuscript))
                .flatMap(archive::find);
    }

    /**
     * Changes parts of a draft, which others may have saved meanwhile.
     *
     * @param now the draft, as it was just read
     */
    Mono<NewsroomArticle> merge(EditRequest request, NewsroomArticle now, ArticleForm.Parts parts) {
        return Mono.fromCallable(() -> unfinished(request.article(), parts.within(now)))
                .flatMap(manuscript -> drafts.merge(
                        withoutPublish(request, unscheduled(request.article())), manuscript, parts.given()))
                .flatMap(archive::find);
    }

    /** Makes a draft what it was in an edition; empty if that is not kept. */
    Mono<NewsroomArticle> restoreRevision(EditRequest request, int edition) {
        return drafts.restore(withoutPublish(request, unscheduled(request.article())), edition)
                .flatMap(archive::find);
    }

    /** Returns the change, which makes this check first, with the draft locked, if the editor may not publish. */
    private static ArticleEdit withoutPublish(EditRequest request, Mono<?> check) {
        return request.mayPublish()
                ? request.edit()
                : new ArticleEdit(request.article(), request.expected(), request.by(), check);
    }

    /** A draft that is to be published by itself is saved only by those who may publish: nobody else may decide what readers see. */
    private Mono<Boolean> unscheduled(ArticleId article) {
        return schedules.awaitsPublication(article).doOnNext(awaits -> {
            if (awaits) {
                throw new Problem(
                        ProblemCode.FORBIDDEN,
                        "The draft is scheduled for publication. Use an access token with the scope `publish`, or delete the schedule first.",
                        Map.of("scope", Scope.PUBLISH.code()));
            }
        });
    }

    /** Deletes a draft; gives its id, or empty if no article has it. May be repeated. Its schedule and its embargo go with it, if the editor may publish. */
    Mono<ArticleId> delete(EditRequest request) {
        return drafts.delete(withoutPublish(request, withoutSchedules(request.article())));
    }

    private Mono<List<Schedule>> withoutSchedules(ArticleId article) {
        return schedules.of(article).doOnNext(found -> {
            if (!found.isEmpty()) {
                throw new DraftRejected(List.of(new Fault(
                        "status",
                        "scheduled",
                        "the draft has a schedule or an embargo: use an access token with the scope `publish`")));
            }
        });
    }

    /** Publishes a draft, dated {@code at}; if that is null, with the date of the draft, or now. Fails with {@link DraftRejected} under an embargo. */
    Mono<NewsroomArticle> publish(ArticleEdit edit, @Nullable Instant at) {
        return Mono.fromCallable(() -> notInFuture(edit, at))
                .flatMap(checked -> announced(checked.article(), ledger.publish(checked, at)))
                .onErrorResume(DataIntegrityViolationException.class, failure -> refused(edit.article(), failure));
    }

    /** Publishes a draft whose schedule is due; gives the seq. Fails as {@link #publish(ArticleEdit, Instant)} does. */
    Mono<Long> publishDue(ArticleEdit edit) {
        return told(ledger.publish(edit, null))
                .onErrorResume(DataIntegrityViolationException.class, failure -> refused(edit.article(), failure));
    }

    /** @param now the article to be corrected, as it was just read */
    Mono<NewsroomArticle> correct(ArticleEdit edit, NewsroomArticle now, CorrectionForm form) {
        return Mono.fromCallable(() -> patch(form, now))
                .flatMap(patch -> announced(edit.article(), ledger.correct(edit, patch)));
    }

    Mono<NewsroomArticle> takeDown(ArticleEdit edit, String notice) {
        return Mono.defer(() -> announced(edit.article(), ledger.takeDown(edit, notice)));
    }

    /** @param note what readers are told; empty for nothing */
    Mono<NewsroomArticle> restore(EditRequest request, String note) {
        return Mono.defer(() -> announced(request.article(), ledger.restore(request.edit(), note)));
    }

    /** Kills an article in whatever state it is. */
    Mono<NewsroomArticle> kill(ArticleId article, String notice, Actor by) {
        var body = "<p>" + Entities.escape(notice) + "</p>";
        return Mono.defer(() -> announced(article, ledger.kill(new ArticleEdit(article, null, by), notice, body)));
    }

    private Mono<NewsroomArticle> announced(ArticleId article, Mono<Long> change) {
        return told(change).flatMap(seq -> archive.find(article));
    }

    /** An editor who leaves now must not keep the other instances from hearing of the change. */
    private Mono<Long> told(Mono<Long> change) {
        return change.delayUntil(announcements::changedUpTo).as(RunToEnd::despiteCancel);
    }

    /** Explains why the database refuses to store an article: an embargo that lasts is the one reason that an editor can do something about. */
    private <T> Mono<T> refused(ArticleId article, DataIntegrityViolationException failure) {
        return schedules
                .of(article)
                .flatMap(found -> Mono.justOrEmpty(ScheduleRules.embargo(found)))
                .flatMap(embargo -> Mono.<T>error(ScheduleRules.embargoed("status", embargo)))
                .switchIfEmpty(Mono.error(failure));
    }

    private Manuscript unfinished(ArticleId id, Draft draft) {
        return ApiFaults.named(() -> newsroom.prepareUnfinished(id, draft));
    }

    private Manuscript manuscript(ArticleId id, Draft draft) {
        return ApiFaults.named(() -> newsroom.prepare(id, draft, SourceCredit.NONE));
    }

    private ArticleEdit notInFuture(ArticleEdit edit, @Nullable Instant at) {
        if (at != null && at.isAfter(clock.instant())) {
            throw new DraftRejected(List.of(new Fault("at", "in-future", "must not lie in the future")));
        }
        return edit;
    }

    /**
     * Checks the corrected parts of an article by the rules for drafts; the others were checked before. Cleans the body: off the event loops.
     *
     * @throws DraftRejected with every fault
     */
    ArticlePatch patch(CorrectionForm form, NewsroomArticle now) {
        assert !Schedulers.isInNonBlockingThread()
                : "Clean bodies on a worker thread: it takes too long for an event loop.";
        var header = new ArticleHeader(
                Objects.requireNonNullElse(form.title(), now.header().title()),
                value(form.standfirst()),
                value(form.image()));
        var body = new Body(Objects.requireNonNullElse(form.bodyHtml(), UNTOUCHED), Form.HTML);
        var corrected = manuscript(now.id(), new Draft(null, header, body, filing(form.filing(), now.filing()), null));
        return new ArticlePatch(
                form.title(),
                form.standfirst(),
                form.bodyHtml() == null ? null : corrected.body(),
                form.image() == null ? null : new Part<Image>(corrected.header().image()),
                checked(form.filing(), corrected.filing()),
                form.slug(),
                form.note());
    }

    private static Filing filing(Refiling changes, Filing now) {
        return new Filing(
                Objects.requireNonNullElse(changes.section(), now.section()),
                Objects.requireNonNullElse(changes.tags(), now.tags()),
                Objects.requireNonNullElse(changes.authors(), now.authors()),
                Objects.requireNonNullElse(changes.language(), now.language()));
    }

    /** Returns the changes as they were checked, without repetitions. */
    private static Refiling checked(Refiling changes, Filing checked) {
        return new Refiling(
                changes.authors() == null ? null : checked.authors(),
                changes.section() == null ? null : checked.section(),
                changes.tags() == null ? null : checked.tags(),
                changes.language());
    }

    private static <T> @Nullable T value(@Nullable Part<T> part) {
        return part == null ? null : part.value();
    }
}
