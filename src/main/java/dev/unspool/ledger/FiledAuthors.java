package dev.unspool.ledger;

import dev.unspool.article.Author;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/**
 * The authors of an article, as the newsroom knows them, each once.
 *
 * @param keys in the order of the authors
 */
record FiledAuthors(List<Author> authors, List<String> keys) {

    static final FiledAuthors NONE = new FiledAuthors(List.of(), List.of());

    static FiledAuthors of(List<Author> named, TopicIndex topics) {
        var authors = new LinkedHashMap<String, Author>();
        for (var author : named) {
            var wish = TopicWish.of(author);
            var topic = Objects.requireNonNull(topics.find(wish.identity()), wish::toString);
            authors.putIfAbsent(topic.key(), topic.author(author.role()));
        }
        return new FiledAuthors(List.copyOf(authors.values()), List.copyOf(authors.keySet()));
    }
}
