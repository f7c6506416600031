package dev.unspool.article;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an article is filed: its section, tags, authors and language.
 *
 * @param authors in the order of the byline; empty where none is known
 */
public record Filing(Section section, List<Tag> tags, List<Author> authors, Language language) {

    public Filing {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
    }

    /** Creates the filing of an article with one author, or none. */
    public Filing(Section section, List<Tag> tags, @Nullable Author author, Language language) {
        this(section, tags, Stream.ofNullable(author).toList(), language);
    }

    /** Returns the first author; null where none is known. */
    public @Nullable Author author() {
        return authors.isEmpty() ? null : authors.get(0);
    }

    /** Returns this filing with other authors. */
    public Filing withAuthors(List<Author> others) {
        return new Filing(section, tags, others, language);
    }

    /** Keeps the first of all tags with one name, and of all authors that are one. */
    Filing withoutRepetitions() {
        var names = new HashSet<String>();
        var identities = new HashSet<String>();
        return new Filing(
                section,
                tags.stream().filter(tag -> names.add(tag.name())).toList(),
                authors.stream()
                        .filter(author -> identities.add(author.identity()))
                        .toList(),
                language);
    }

    void check(Faults faults) {
        faults.text("section", section.name(), Draft.MAX_NAME);
        faults.check(tags.size() <= Draft.MAX_TAGS, "tags", "too-many", "give at most " + Draft.MAX_TAGS + " tags");
        tags.forEach(tag -> check(tag, faults));
        faults.check(
                authors.size() <= Draft.MAX_AUTHORS,
                "authors",
                "too-many",
                "give at most " + Draft.MAX_AUTHORS + " authors");
        authors.forEach(author -> author.check(faults));
    }

    private static void check(Tag tag, Faults faults) {
        faults.required("tags", tag.name());
        faults.text("tags", tag.name(), Draft.MAX_NAME);
    }
}
