package dev.unspool.newsroom;

import dev.unspool.announce.Announcements;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Draft;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.article.Image;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Prose;
import dev.unspool.article.Slug;
import dev.unspool.body.Address;
import dev.unspool.body.BodyCleaner;
import dev.unspool.body.CleanBody;
import dev.unspool.database.TimeOrderedIds;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.store.ArticleStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The door in: reads drafts, cleans their bodies and publishes them. */
@Component
public final class Newsroom {

    private final BodyCleaner cleaner = new BodyCleaner();
    private final ArticleStore store;
    private final ArticleLedger ledger;
    private final TimeOrderedIds ids;
    private final Announcements announcements;
    private final Clock clock;

    Newsroom(ArticleStore store, ArticleLedger ledger, Announcements announcements, TimeOrderedIds ids, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.announcements = announcements;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Reads a draft and cleans its body: a fraction of a millisecond of one core, for the longest bodies a tenth of a second. Keep it off
     * the event loops.
     *
     * @param credit stands behind the body
     * @throws DraftRejected with every fault, where it would be published in the future, nothing of its body is left to read, or its
     *     picture has no address that a page could show
     */
    public Proof proofread(Draft draft, Credit credit) {
        var faults = new ArrayList<Fault>();
        if (draft.publishedAt() != null && draft.publishedAt().isAfter(clock.instant())) {
            faults.add(new Fault("publishedAt", "in-future", "must not lie in the future"));
        }
        var image = Optional.ofNullable(draft.image()).flatMap(Newsroom::safe);
        if (image.isEmpty() && draft.image() != null) {
            faults.add(new Fault("image", "malformed", "give an https address, or one from the site's root"));
        }
        var body = cleaner.clean(draft.title(), draft.body());
        if (body.isEmpty()) {
            faults.add(new Fault("body", "empty", "nothing is left to read once it is cleaned"));
        }
        if (!faults.isEmpty()) {
            throw new DraftRejected(faults);
        }
        return proof(draft, image, body.orElseThrow(), credit);
    }

    /** Whether nothing was ever published. */
    public Mono<Boolean> isEmpty() {
        return store.head().map(head -> head.number() == 0);
    }

    /** Publishes, in this order and in one transaction, those that are not known by their source id yet; all instances hear of it. */
    public Mono<Intake> publish(List<Proof> proofs) {
        return Mono.fromSupplier(() -> proofs.stream().map(this::manuscript).toList())
                .flatMap(manuscripts -> ledger.publish(manuscripts, clock.instant()))
                .delayUntil(publication -> announcements.changedUpTo(publication.seq()))
                .map(publication -> new Intake(publication.published(), publication.known()));
    }

    /** A proof under an id of its own. */
    Manuscript manuscript(Proof proof) {
        return proof.with(new ArticleId(ids.next()));
    }

    private static Proof proof(Draft draft, Optional<Image> image, CleanBody body, Credit credit) {
        return new Proof(
                draft.withImage(image.orElse(null)),
                Slug.of(draft.title()),
                body.html() + credit.html(),
                body.readingMinutes());
    }

    private static Optional<Image> safe(Image image) {
        return Address.picture(image.url())
                .map(address -> new Image(
                        address,
                        image.width(),
                        image.height(),
                        Prose.folded(image.alt()).strip()));
    }
}
