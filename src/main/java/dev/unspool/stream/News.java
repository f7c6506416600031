package dev.unspool.stream;

import dev.unspool.article.ArticleId;

/**
 * A change as readers are told of it: encoded once, for all of them.
 *
 * @param number of an article that is new; 0 for every other change
 * @param plain what follows the id where no element was asked for
 * @param drawn the same with the article's element
 */
record News(long seq, ArticleId article, long number, Shared plain, Shared drawn) {

    /** @param head the number of the newest article of the reader's session, from which those that are newer are counted */
    Frame frame(String id, long head, boolean html) {
        var own = number == 0 ? "" : StreamEvents.published(Math.max(0, number - head));
        return Frame.shared(id, own, html ? drawn : plain);
    }

    /** Bytes that it holds. */
    int weight() {
        return plain.length() + (drawn == plain ? 0 : drawn.length());
    }
}
