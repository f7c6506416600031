package dev.unspool.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.unspool.article.Filing;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.article.TopicNote;
import dev.unspool.article.TopicNote.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Manuscripts that are filed under stored topics.
 *
 * @param notes what became of the topics otherwise than the manuscripts say
 */
record FiledBatch(List<FiledManuscript> manuscripts, List<TopicNote> notes) {

    /**
     * Files the manuscripts.
     *
     * @param before the topics before the batch
     * @param now all topics that the manuscripts name
     */
    static FiledBatch of(
            List<Manuscript> manuscripts, Collection<TopicWish> wishes, TopicIndex before, TopicIndex now) {
        var filed =
                manuscripts.stream().map(manuscript -> filed(manuscript, now)).toList();
        var notes = wishes.stream()
                .flatMap(wish -> note(wish, before, now).stream())
                .toList();
        return new FiledBatch(filed, notes);
    }

    private static FiledManuscript filed(Manuscript manuscript, TopicIndex topics) {
        var filing = manuscript.filing();
        var section = topic(TopicWish.of(filing.section()), topics);
        var tags = filing.tags().stream()
                .map(tag -> topic(TopicWish.of(tag), topics))
                .toList();
        var authors = FiledAuthors.of(filing.authors(), topics);
        var known = new Filing(
                new Section(section.slug(), section.name()),
                tags.stream().map(tag -> new Tag(tag.slug(), tag.name())).toList(),
                authors.authors(),
                filing.language());
        return new FiledManuscript(
                manuscript.withFiling(known),
                section.key(),
                tags.stream().map(KnownTopic::key).toList(),
                authors.keys());
    }

    private static KnownTopic topic(TopicWish wish, TopicIndex topics) {
        return Objects.requireNonNull(topics.find(wish.identity()), wish::toString);
    }

    private static Optional<TopicNote> note(TopicWish wish, TopicIndex before, TopicIndex now) {
        var known = before.find(wish.identity());
        return known == null ? noteOfNew(wish, topic(wish, now)) : noteOfKnown(wish, known);
    }

    private static Optional<TopicNote> noteOfNew(TopicWish wish, KnownTopic topic) {
        return topic.slug().equals(wish.slug()) ? Optional.empty() : Optional.of(note(wish, Outcome.NUMBERED, topic));
    }

    private static Optional<TopicNote> noteOfKnown(TopicWish wish, KnownTopic topic) {
        var isAsSaid = wish.name().equals(topic.name())
                && (wish.bio() == null || wish.bio().equals(topic.bio()))
                && (wish.avatar() == null || wish.avatar().equals(topic.avatar()));
        return isAsSaid ? Optional.empty() : Optional.of(note(wish, Outcome.KEPT, topic));
    }

    private static TopicNote note(TopicWish wish, Outcome outcome, KnownTopic topic) {
        return new TopicNote(wish.kind(), outcome, wish.name(), topic.slug());
    }

    /**
     * A manuscript whose section, tags and authors are those that the newsroom knows, with their keys.
     *
     * @param tagKeys in the order of the tags
     * @param authorKeys in the order of the authors
     */
    record FiledManuscript(
            @JsonUnwrapped Manuscript manuscript, String sectionKey, List<String> tagKeys, List<String> authorKeys) {}
}
