package dev.unspool.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.unspool.article.Author;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.article.TopicKind;
import dev.unspool.article.TopicName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A section, a tag or an author as a manuscript names it: by an id, else by an id of the source, else by its name.
 *
 * @param slug the wish for one that is new
 * @param bio of an author that is new, as the avatar
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TopicWish(
        TopicKind kind,
        @Nullable String id,
        @Nullable String sourceId,
        String name,
        String slug,
        @Nullable String bio,
        @Nullable String avatar) {

    TopicWish {
        name = TopicName.normalized(name); // drafts of early releases hold names as they were sent
    }

    static TopicWish of(Section section) {
        return new TopicWish(TopicKind.SECTION, null, null, section.name(), section.slug(), null, null);
    }

    static TopicWish of(Tag tag) {
        return new TopicWish(TopicKind.TAG, null, null, tag.name(), tag.slug(), null, null);
    }

    static TopicWish of(Author author) {
        return new TopicWish(
                TopicKind.AUTHOR,
                author.id(),
                author.sourceId(),
                author.name(),
                author.slug(),
                author.bio(),
                author.avatar());
    }

    static Stream<TopicWish> of(Manuscript manuscript) {
        var filing = manuscript.filing();
        return Stream.of(
                        Stream.of(of(filing.section())),
                        filing.tags().stream().map(TopicWish::of),
                        filing.authors().stream().map(TopicWish::of))
                .flatMap(wishes -> wishes);
    }

    /** Returns the wishes in order, the first of those that name one topic. */
    static Collection<TopicWish> distinct(Stream<TopicWish> wishes) {
        return wishes.collect(Collectors.toMap(
                        TopicWish::identity, Function.identity(), (first, other) -> first, LinkedHashMap::new))
                .values();
    }

    /** Returns the part that decides who this is. */
    Identity identity() {
        return id != null
                ? new Identity(kind, Identity.By.ID, id)
                : sourceId != null
                        ? new Identity(kind, Identity.By.SOURCE_ID, sourceId)
                        : new Identity(kind, Identity.By.NAME, name);
    }

    /** What two manuscripts must have in common to name one topic. */
    record Identity(TopicKind kind, By by, String value) {

        enum By {
            ID,
            SOURCE_ID,
            NAME
        }
    }
}
