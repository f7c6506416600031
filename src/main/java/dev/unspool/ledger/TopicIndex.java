package dev.unspool.ledger;

import dev.unspool.ledger.TopicWish.Identity;
import dev.unspool.ledger.TopicWish.Identity.By;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stored topics by what manuscripts call them. An id decides, else an id of the source, else the exact name: it is that of the topic that has no
 * id of a source, the oldest of these, or of the only one that has the name.
 */
final class TopicIndex {

    /** A later topic of one name got a number behind its slug. */
    private static final Comparator<KnownTopic> OLDEST =
            Comparator.comparingInt((KnownTopic topic) -> topic.key().length()).thenComparing(KnownTopic::key);

    private final Map<Identity, KnownTopic> topics = new HashMap<>();

    TopicIndex(Collection<KnownTopic> known) {
        for (var topic : known) {
            put(topic, By.ID, topic.id().toString());
            put(topic, By.SOURCE_ID, topic.sourceId());
        }
        known.stream()
                .collect(Collectors.groupingBy(TopicIndex::name))
                .forEach((name, all) -> only(all).ifPresent(topic -> topics.put(name, topic)));
    }

    /** Returns this index with topics that were created since. What was found before is found alike. */
    TopicIndex plus(Collection<KnownTopic> created) {
        var both = new TopicIndex(created);
        both.topics.putAll(topics);
        return both;
    }

    @Nullable
    KnownTopic find(Identity identity) {
        return topics.get(identity);
    }

    private void put(KnownTopic topic, By by, @Nullable String value) {
        if (value != null) {
            topics.put(new Identity(topic.kind(), by, value), topic);
        }
    }

    private static Identity name(KnownTopic topic) {
        return new Identity(topic.kind(), By.NAME, topic.name());
    }

    private static Optional<KnownTopic> only(List<KnownTopic> all) {
        return all.stream()
                .filter(topic -> topic.sourceId() == null)
                .min(OLDEST)
                .or(() -> all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty());
    }
}
