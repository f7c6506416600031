package dev.unspool.search;

import dev.unspool.article.ArticleId;
import dev.unspool.store.EventLog;
import dev.unspool.store.LogHead;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The headlines of a site as the change log is followed, and how old they may be. Never changes; each reading of the log makes another.
 *
 * @param asOf a time at which the log had no change beyond those that are known; {@link Instant#MIN} before there was one
 */
record FollowedHeadlines(KnownHeadlines headlines, Instant asOf) {

    /** Returns a state in which no headline is known, from which the log is followed. */
    static FollowedHeadlines none(LogHead head) {
        return new FollowedHeadlines(KnownHeadlines.none(head), Instant.MIN);
    }

    long seq() {
        return headlines.seq();
    }

    /**
     * Returns the state after the changes of {@code part}. It is as old as it was if there are more changes than those of the part.
     *
     * @param read those of the changed articles that are published
     * @param begun when the part was asked for: what it does not have may have happened since
     */
    FollowedHeadlines after(EventLog.Part part, Map<ArticleId, SuggestedArticle> read, Instant begun) {
        var after = headlines.after(part, read);
        return new FollowedHeadlines(after, after.seq() >= part.head().seq() ? begun : asOf);
    }

    /** Returns the same headlines in another index. */
    FollowedHeadlines with(UnaryOperator<KnownHeadlines> index) {
        return new FollowedHeadlines(index.apply(headlines), asOf);
    }

    /** Whether they may be shown. @param hinted the newest change that the instance knows of */
    boolean isFresh(Instant now, Duration patience, long hinted) {
        return headlines.isLoaded()
                && hinted <= headlines.seq()
                && Duration.between(asOf, now).compareTo(patience) < 0;
    }
}
