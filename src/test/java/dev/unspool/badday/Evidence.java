package dev.unspool.badday;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the newsroom did and what readers got while something failed, and what is there at rest. All times are of {@link System#nanoTime}.
 *
 * @param publications every article that the newsroom has sent so far, acknowledged or not
 * @param retractions every article that it has sent a retraction of
 */
record Evidence(
        List<Publication> publications,
        List<Retraction> retractions,
        List<Page> frontPages,
        List<Walk> walks,
        List<Stream> streams,
        AtRest atRest) {

    /** The time of what was never acknowledged. */
    static final long NEVER = Long.MAX_VALUE;

    Evidence {
        publications = List.copyOf(publications);
        retractions = List.copyOf(retractions);
        frontPages = List.copyOf(frontPages);
        walks = List.copyOf(walks);
        streams = List.copyOf(streams);
    }

    /** An article that was sent to be published. */
    record Publication(String title, long acknowledgedAt) {}

    /** A retraction that was sent. */
    record Retraction(String title, long acknowledgedAt) {}

    /**
     * A list of articles that a reader got.
     *
     * @param titles in the order of the page
     */
    record Page(String reader, String path, long requestedAt, long answeredAt, List<String> titles) {

        Page {
            titles = List.copyOf(titles);
        }
    }

    /**
     * The pages that one reader got, one after the other, each by the cursor of the page before.
     *
     * @param isWhole whether the last page said that it was the last
     */
    record Walk(List<Page> pages, boolean isWhole) {

        Walk {
            pages = List.copyOf(pages);
        }

        List<String> titles() {
            return pages.stream().flatMap(page -> page.titles().stream()).toList();
        }
    }

    /** What one reader of the stream got, over all its connections. */
    record Stream(String reader, List<Told> told) {

        Stream {
            told = List.copyOf(told);
        }
    }

    /**
     * An event of a stream that has, or begins at, a place in the change log.
     *
     * @param seq the change's own; of {@link Told.Kind#BEGUN} the last one before the stream's first
     * @param title only of an article that was published
     */
    record Told(Kind kind, long seq, @Nullable String title, long at) {

        /** What an event means for the sequence of changes. */
        enum Kind {
            /** The stream tells the changes after {@code seq} and said so: the reader is new, or was told of a gap. */
            BEGUN,
            /** The stream goes on exactly after {@code seq}. */
            RESUMED,
            /** The reader was told to look for itself. */
            RESYNC,
            CHANGE
        }
    }

    /** Comments of an article as one instance shows them, and how many the newsroom's readers have sent. */
    record Comments(String article, int acknowledged, int sent, int count, int listed) {}

    /**
     * The site once the fault is over and nothing is written any more.
     *
     * @param feeds the titles of the whole feed as each instance gives it
     * @param seq of the change log's head
     * @param halves what a part of a write has left behind
     */
    record AtRest(List<List<String>> feeds, long seq, List<Comments> comments, List<String> halves) {

        AtRest {
            feeds = List.copyOf(feeds);
            comments = List.copyOf(comments);
            halves = List.copyOf(halves);
        }
    }
}
