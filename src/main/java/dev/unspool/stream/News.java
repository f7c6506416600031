package dev.unspool.stream;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.CursorText;

/**
 * A change as readers are told of it: encoded once, for all of them.
 *
 * @param change the part of an id that says it is known
 * @param number of an article that is new; 0 for every other change
 * @param plain what follows the id where no element was asked for
 * @param drawn the same with the article's element
 */
record News(long seq, ArticleId article, String change, long number, Shared plain, Shared drawn) {

    /**
     * @param place the reader's own part of the id
     * @param head the number of the newest article of the reader's session, from which those that are newer are counted
     */
    Frame frame(String place, long head, boolean html) {
        var own = number == 0 ? "" : StreamEvents.published(Math.max(0, number - head));
        return Frame.shared(CursorText.joined(place, change), own, html ? drawn : plain);
    }

    /** Bytes that it holds. */
    int weight() {
        return plain.length() + (drawn == plain ? 0 : drawn.length());
    }
}
