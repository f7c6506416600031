package dev.unspool.format;

import org.jspecify.annotations.Nullable;

/** One item of a file: an article, a line that may be one, or something that is none. */
public sealed interface Item {

    ItemPlace place();

    /** Returns about how many bytes of memory the item takes. */
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
            return article.bodyHtml().length();
        }
    }

    /**
     * An item that becomes no article.
     *
     * @param id the source's; null if none could be read
     * @param title null if none could be read
     * @param code of the reason, for programs
     * @param reason continues a sentence about the item
     */
    record Rejected(
            ItemPlace place, @Nullable String id, @Nullable String title, String code, String reason) implements Item {

        @Override
        public int size() {
            return 0;
        }

        static Rejected of(ItemPlace place, String code, String reason) {
            return new Rejected(place, null, null, code, reason);
        }
    }
}
