package dev.unspool.newsroom;

import dev.unspool.announce.Announcements;
import dev.unspool.article.ArticleId;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Draft;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.article.Image;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Prose;
import dev.unspool.body.Address;
import dev.unspool.body.BodyCleaner;
import dev.unspool.body.BodyContext;
import dev.unspool.database.TimeOrderedIds;
import dev.unspool.ledger.Actor;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.ledger.Drafts;
import dev.unspool.store.ArticleStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Prepares drafts for the store, and publishes imports. */
@Component
public final class Newsroom {

    private final BodyCleaner cleaner = new BodyCleaner();
    private final ArticleStore store;
    private final ArticleLedger ledger;
    private final Drafts drafts;
    private final TimeOrderedIds ids;
    private final Announcements announcements;
    private final Clock clock;

    Newsroom(
            ArticleStore store,
            ArticleLedger ledger,
            Drafts drafts,
            Announcements announcements,
            TimeOrderedIds ids,
            Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.drafts = drafts;
        this.announcements = announcements;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Checks an article that is to be published, and cleans its body: a fraction of a millisecond of one core, for the longest bodies a tenth of a
     * second. Keep it off the event loops.
     *
     * @param credit stands behind the body
     * @throws DraftRejected with every fault, where it is unfinished, would be published in the future, nothing of its body is left to read, or its
     *     picture has no address that a page could show
     */
    public Manuscript prepare(ArticleId id, Draft draft, SourceCredit credit) {
        var faults = new ArrayList<>(draft.missing());
        var body = cleaner.clean(context(id, draft, credit), draft.body());
        if (body.isEmpty() && Prose.isVisible(draft.body().text())) {
            faults.add(new Fault("body", "empty", "nothing is left to read once it is cleaned"));
        }
        return prepared(id, draft, body.map(clean -> credited(clean, credit)).orElse(CleanBody.NONE), faults);
    }

    /** Checks a draft and cleans its body as {@link #prepare} does, but lets it be unfinished. */
    Manuscript prepareUnfinished(ArticleId id, Draft draft) {
        var body = cleaner.clean(context(id, draft, SourceCredit.NONE), draft.body());
        return prepared(id, draft, body.orElse(CleanBody.NONE), new ArrayList<>());
    }

    private Manuscript prepared(ArticleId id, Draft draft, CleanBody body, List<Fault> faults) {
        if (draft.publishedAt() != null && draft.publishedAt().isAfter(clock.instant())) {
            faults.add(new Fault("publishedAt", "in-future", "must not lie in the future"));
        }
        var header = draft.header();
        var image = Optional.ofNullable(header.image()).flatMap(Newsroom::safe);
        if (image.isEmpty() && header.image() != null) {
            faults.add(new Fault("image", "malformed", "give an https address, or one from the site's root"));
        }
        if (!faults.isEmpty()) {
            throw new DraftRejected(faults);
        }
        var safe = draft.withHeader(header.withImage(image.orElse(null)));
        return Manuscript.of(id, safe, body);
    }

    /** Whether no article was ever published. */
    public Mono<Boolean> isEmpty() {
        return store.head().map(head -> head.number() == 0);
    }

    /** Generates an id that is greater than all that this instance gave before. Ids decide the order of articles that share an instant. */
    public ArticleId newId() {
        return new ArticleId(ids.next());
    }

    /** Publishes the manuscripts whose source id is not known yet, in this order and in one transaction, and notifies all instances. */
    public Mono<PublishResult> publish(List<Manuscript> manuscripts) {
        return ledger.publish(manuscripts)
                .delayUntil(publication -> announcements.changedUpTo(publication.seq()))
                .map(publication -> new PublishResult(
                        publication.published(), publication.known(), publication.killed(), publication.notes()));
    }

    /**
     * Checks a draft of an import and cleans its body. It may be unfinished. Its id is always the same for its source id.
     *
     * @throws DraftRejected with every fault
     */
    public Manuscript prepareImportedDraft(Draft draft, SourceCredit credit) {
        var id = Drafts.idOfImported(Objects.requireNonNull(draft.sourceId()));
        var body = cleaner.clean(context(id, draft, credit), draft.body());
        return prepared(id, draft, body.orElse(CleanBody.NONE), new ArrayList<>());
    }

    /** Stores the drafts of an import that are not there yet, in one transaction; gives how many are new. Fails as {@link Drafts#createMissing} does. */
    public Mono<Integer> saveDrafts(List<Manuscript> manuscripts) {
        return drafts.createMissing(manuscripts, Actor.IMPORT);
    }

    /** Looks up which of the articles with these ids of a source are there, or must not come back. */
    public Mono<KnownSources> knownSources(List<String> sourceIds) {
        return sourceIds.isEmpty()
                ? Mono.just(new KnownSources(Set.of(), Set.of()))
                : ledger.knownSources(sourceIds).map(found -> new KnownSources(found.known(), found.killed()));
    }

    /**
     * Ids of a source that an import gives no new article.
     *
     * @param known ids of articles that were published here, and of drafts that were imported
     * @param killed ids of articles and drafts that were killed
     */
    public record KnownSources(Set<String> known, Set<String> killed) {

        public KnownSources {
            known = Set.copyOf(known);
            killed = Set.copyOf(killed);
        }
    }

    private static BodyContext context(ArticleId id, Draft draft, SourceCredit credit) {
        return new BodyContext(id, draft.header().title(), draft.filing().language(), credit.url());
    }

    private static CleanBody credited(CleanBody body, SourceCredit credit) {
        return new CleanBody(body.html() + credit.html(), body.readingMinutes());
    }

    private static Optional<Image> safe(Image image) {
        return Address.picture(image.url())
                .map(address -> image.with(address, Prose.folded(image.alt()).strip()));
    }
}
