package dev.unspool.newsroom;

import dev.unspool.announce.Announcements;
import dev.unspool.article.Draft;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.article.Image;
import dev.unspool.article.Manuscript;
import dev.unspool.database.RunToEnd;
import dev.unspool.ledger.Actor;
import dev.unspool.ledger.Amendment;
import dev.unspool.ledger.Amendment.Part;
import dev.unspool.ledger.Archive;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.ledger.Dossier;
import dev.unspool.ledger.Drafts;
import dev.unspool.ledger.IdempotencyKey;
import dev.unspool.ledger.Instruction;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What editors do with articles, one by one. Each act gives the article as it is afterwards, once all instances were told; empty where no
 * article has the id. Fails as {@link ArticleLedger} and {@link Newsroom#proofread} do. Cleans bodies: off the event loops.
 */
@Component
final class Desk {

    /** Stands for a body that a correction leaves as it is. */
    private static final String UNTOUCHED = "<p>…</p>";

    private final Newsroom newsroom;
    private final Drafts drafts;
    private final ArticleLedger ledger;
    private final Archive archive;
    private final Announcements announcements;
    private final Clock clock;

    Desk(
            Newsroom newsroom,
            Drafts drafts,
            ArticleLedger ledger,
            Archive archive,
            Announcements announcements,
            Clock clock) {
        this.newsroom = newsroom;
        this.drafts = drafts;
        this.ledger = ledger;
        this.archive = archive;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** The same article again where the same request came before. */
    Mono<Dossier> draft(Draft draft, @Nullable IdempotencyKey key, Actor by) {
        return Mono.fromCallable(() -> manuscript(draft))
                .flatMap(manuscript -> drafts.create(manuscript, key, by, clock.instant()))
                .flatMap(archive::find);
    }

    /** The same, published; dated now where the draft has no date. */
    Mono<Dossier> publish(Draft draft, @Nullable IdempotencyKey key, Actor by) {
        return Mono.fromCallable(() -> manuscript(dated(draft)))
                .flatMap(manuscript -> ledger.submit(manuscript, key, by, clock.instant()))
                .delayUntil(submitted -> announcements.changedUpTo(submitted.seq()))
                .as(RunToEnd::despiteCancel)
                .flatMap(submitted -> archive.find(submitted.article()));
    }

    /** Puts another text in the place of a draft. */
    Mono<Dossier> replace(Order order, Draft draft) {
        return Mono.fromCallable(() -> manuscript(draft))
                .flatMap(manuscript -> drafts.replace(order.at(clock.instant()), manuscript))
                .flatMap(archive::find);
    }

    /** Publishes a draft, dated {@code at}; where that is null, as the draft says, or now. */
    Mono<Dossier> publish(Order order, @Nullable Instant at) {
        return Mono.fromCallable(() -> notInFuture(order.at(clock.instant()), at))
                .flatMap(instruction -> told(order, ledger.publish(instruction, at)));
    }

    /** @param now the article to be corrected, as it was just read */
    Mono<Dossier> correct(Order order, Dossier now, CorrectionForm form) {
        return Mono.fromCallable(() -> amendment(form, now))
                .flatMap(amendment -> told(order, ledger.correct(order.at(clock.instant()), amendment)));
    }

    Mono<Dossier> takeDown(Order order, String notice) {
        return Mono.defer(() -> told(order, ledger.takeDown(order.at(clock.instant()), notice)));
    }

    Mono<Dossier> kill(Order order, String notice) {
        var body = "<p>" + Entities.escape(notice) + "</p>";
        return Mono.defer(() -> told(order, ledger.kill(order.at(clock.instant()), notice, body)));
    }

    private Mono<Dossier> told(Order order, Mono<Long> change) {
        return change.delayUntil(announcements::changedUpTo)
                .as(RunToEnd::despiteCancel) // an editor who leaves now must not keep the others from hearing of it
                .flatMap(seq -> archive.find(order.article()));
    }

    private Manuscript manuscript(Draft draft) {
        return newsroom.manuscript(DoorFaults.named(() -> newsroom.proofread(draft, Credit.NONE)));
    }

    private Draft dated(Draft draft) {
        return draft.publishedAt() == null ? draft.withPublishedAt(clock.instant()) : draft;
    }

    private static Instruction notInFuture(Instruction instruction, @Nullable Instant at) {
        if (at != null && at.isAfter(instruction.at())) {
            throw new DraftRejected(List.of(new Fault("at", "in-future", "must not lie in the future")));
        }
        return instruction;
    }

    /** Holds the corrected parts to the rules of every draft; those that stay have passed them. */
    private Amendment amendment(CorrectionForm form, Dossier now) {
        var title = Objects.requireNonNullElse(form.title(), now.title());
        var corrected = new Draft(
                null,
                title,
                value(form.standfirst()),
                new Body(Objects.requireNonNullElse(form.bodyHtml(), UNTOUCHED), Form.HTML),
                now.section(),
                List.of(),
                null,
                value(form.image()),
                now.language(),
                null);
        var proof = DoorFaults.named(() -> newsroom.proofread(corrected, Credit.NONE));
        return new Amendment(
                form.title(),
                form.standfirst(),
                form.bodyHtml() == null ? null : new Amendment.Body(proof.bodyHtml(), proof.readingMinutes()),
                form.image() == null ? null : new Part<Image>(proof.draft().image()),
                form.note());
    }

    private static <T> @Nullable T value(@Nullable Part<T> part) {
        return part == null ? null : part.value();
    }
}
