package dev.unspool.syndication;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feed document, whatever its format: the current one of a list, or an archive (RFC 5005).
 *
 * @param id of the feed
 * @param updated when the newest version of any entry was published
 * @param entries in reading order; in the current document the withdrawn ones come last
 * @param withdrawn what subscribers are to remove
 * @param links to the list's other documents
 */
record FeedDocument(
        FeedList list, UUID id, Instant updated, List<FeedEntry> entries, List<Tombstone> withdrawn, Links links) {

    /**
     * The documents of one list, by the number after which an archive begins.
     *
     * @param self null for the current document
     * @param older null if this is the last document
     * @param newer null if the document before this one is the current one, or not known
     */
    record Links(
            @Nullable Long self,
            @Nullable Long older,
            @Nullable Long newer) {}

    /** An article that is no longer in the feed (RFC 6721). @param id of its entry */
    record Tombstone(String id, Instant at, String notice) {}

    boolean isArchive() {
        return links.self() != null;
    }
}
