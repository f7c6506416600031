package dev.unspool.newsroom;

import dev.unspool.announce.Announcements;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.article.Slug;
import dev.unspool.article.TopicKind;
import dev.unspool.database.RunToEnd;
import dev.unspool.ledger.Actor;
import dev.unspool.ledger.Edition;
import dev.unspool.ledger.StoredTopic;
import dev.unspool.ledger.TopicEdit;
import dev.unspool.ledger.TopicLedger;
import dev.unspool.ledger.TopicPatch;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds and changes sections, tags and authors. A change gives the topic as it is afterwards, once all instances were notified. */
@Component
final class TopicCommands {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final TopicLedger ledger;
    private final Announcements announcements;

    TopicCommands(TopicLedger ledger, Announcements announcements) {
        this.ledger = ledger;
        this.announcements = announcements;
    }

    /** Finds the topic by its id, or by any slug that it has or had, or empty. */
    Mono<StoredTopic> find(TopicKind kind, String idOrSlug) {
        return ID.matcher(idOrSlug).matches()
                ? ledger.find(kind, UUID.fromString(idOrSlug))
                : ledger.find(kind, idOrSlug);
    }

    /** Lists topics by falling ids, from below {@code before}. */
    Mono<List<StoredTopic>> list(TopicKind kind, UUID before, int limit) {
        return ledger.list(kind, before, limit);
    }

    /**
     * Changes a topic. Fails with {@link DraftRejected} if the slug is new and has characters that nobody sees, or is not spelled as addresses are; the one that is stored is taken as it is,
     * so that a client can send back what it read.
     *
     * @param topic as it was found; {@code expected} is the edition that the client read
     */
    Mono<StoredTopic> change(StoredTopic topic, Edition expected, TopicPatch patch, Actor by) {
        var edit = new TopicEdit(topic.kind(), topic.id(), expected, by);
        return Mono.fromRunnable(() -> checkSpelling(topic, patch))
                .then(Mono.defer(() -> ledger.change(edit, patch)))
                .delayUntil(announcements::changedUpTo)
                .as(RunToEnd::despiteCancel) // an editor who leaves now must not keep the others from hearing of it
                .flatMap(seq -> ledger.find(topic.kind(), topic.id()));
    }

    private static void checkSpelling(StoredTopic topic, TopicPatch patch) {
        var slug = patch.slug();
        if (slug == null || slug.equals(topic.slug())) {
            return;
        }
        if (!Slug.isLegible(slug)) {
            throw new DraftRejected(List.of(new Fault("slug", "malformed", CorrectionForm.ILLEGIBLE_SLUG)));
        }
        if (!Slug.isInSpellingOfAddresses(slug)) {
            throw new DraftRejected(List.of(new Fault(
                    "slug",
                    "other-spelling",
                    "give it as it stands in addresses, in lower case: pages have no other")));
        }
    }
}
