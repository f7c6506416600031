package dev.unspool.format;

import dev.unspool.format.ForeignArticle.Person;
import dev.unspool.format.ForeignArticle.Picture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One item of a file: an article, a line that may be one, or something that is none. */
public sealed interface Item {

    ItemPlace place();

    /** Returns about how many bytes of memory the item takes: those of all of its texts, as if each character had one. */
    int size();

    /** A line of JSON, which is parsed later: that work can be shared among processors, unlike reading. */
    record Line(JsonLine line) implements Item {

        @Override
        public ItemPlace place() {
            return ItemPlace.ofLine(line.number());
        }

        @Override
        public int size() {
            return line.size();
        }
    }

    /** An article of another system. */
    record Article(ItemPlace place, ForeignArticle article) implements Item {

        @Override
        public int size() {
            return bounded(sizeOfWords() + sizeOfNames() + sizeOfPicture());
        }

        private long sizeOfWords() {
            return ForeignText.length(
                    article.id(),
                    article.title(),
                    article.standfirst(),
                    article.bodyHtml(),
                    article.section(),
                    article.url());
        }

        private long sizeOfNames() {
            var tags = article.tags().stream().mapToLong(String::length).sum();
            return tags
                    + ForeignText.length(article.language())
                    + article.authors().stream().mapToLong(Article::sizeOf).sum();
        }

        private static long sizeOf(Person person) {
            return ForeignText.length(person.id(), person.name(), person.bio(), person.avatar());
        }

        private long sizeOfPicture() {
            return Stream.ofNullable(article.picture())
                    .mapToLong(Article::sizeOf)
                    .sum();
        }

        private static long sizeOf(Picture picture) {
            return ForeignText.length(picture.url(), picture.alt());
        }
    }

    /**
     * An item that becomes no article.
     *
     * @param id the source's, or its beginning; null if none could be read
     * @param title or its beginning; null if none could be read
     * @param code of the reason, for programs
     * @param reason continues a sentence about the item
     */
    record Rejected(
            ItemPlace place, @Nullable String id, @Nullable String title, String code, String reason) implements Item {

        /** Most characters of an id and of a title: enough to find the item again in the system that it comes from. */
        private static final int MAX_LABEL = 200;

        public Rejected {
            id = beginning(id);
            title = beginning(title);
        }

        @Override
        public int size() {
            return bounded(ForeignText.length(id, title, code, reason));
        }

        static Rejected of(ItemPlace place, String code, String reason) {
            return new Rejected(place, null, null, code, reason);
        }

        /** Cuts a text, and never between the halves of a surrogate pair. */
        private static @Nullable String beginning(@Nullable String text) {
            if (text == null || text.length() <= MAX_LABEL) {
                return text;
            }
            var end = MAX_LABEL - 1;
            return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
        }
    }

    private static int bounded(long size) {
        return (int) Math.min(Integer.MAX_VALUE, size);
    }
}
