package dev.unspool.stream;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.CursorText;
import dev.unspool.event.ArticleEvent.Type;
import dev.unspool.store.Change;
import dev.unspool.store.Epochs;

/**
 * A change, encoded once for all readers.
 *
 * @param change without its article, which is in {@code rest}
 * @param id the part of an event's id that is the same for all readers
 * @param own what follows the id, in ASCII; of a new article it is made for each reader, see {@link StreamEvents#published}
 * @param rest what follows {@code own}
 */
record EncodedChange(Change change, String id, String own, Rest rest) {

    /**
     * The end of an event, as bytes that many readers and the corrections of one article share.
     *
     * @param news in streams that do not carry whole articles
     * @param article in streams with whole articles
     * @param element in streams with whole articles and their elements
     */
    record Rest(SharedBytes news, SharedBytes article, SharedBytes element) {

        static Rest of(SharedBytes all) {
            return new Rest(all, all, all);
        }

        SharedBytes in(CorrectionDetail detail) {
            return switch (detail) {
                case NEWS -> news;
                case ARTICLE -> article;
                case ELEMENT -> element;
            };
        }

        int length() {
            return news.length()
                    + (article == news ? 0 : article.length())
                    + (element == article ? 0 : element.length());
        }
    }

    long seq() {
        return change.seq();
    }

    ArticleId article() {
        return change.event().article();
    }

    /**
     * Returns the event for one reader.
     *
     * @param feedPart the part of the id that belongs to the reader
     * @param head the number of the newest article of the reader's session; articles above it are counted as newer
     */
    Frame frame(String feedPart, long head, CorrectionDetail detail) {
        var isNew = change.event().type() == Type.PUBLISHED;
        var beginning = isNew ? StreamEvents.published(Epochs.published(head, change.number())) : own;
        return Frame.shared(CursorText.joined(feedPart, id), beginning, rest.in(detail));
    }
}
