package dev.unspool.syndication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The addresses of changed feeds that a hub has not been told of yet. Each waits once, however often the feed changes meanwhile. May be used from
 * any thread.
 */
final class WaitingFeeds {

    private final int most;
    private final Set<String> feeds = new LinkedHashSet<>();

    /** @param most how many addresses wait at most; above it, those that wait longest are dropped */
    WaitingFeeds(int most) {
        this.most = most;
    }

    /** Adds these; returns whether none had to be dropped. */
    synchronized boolean add(Collection<String> changed) {
        feeds.addAll(changed);
        var fits = feeds.size() <= most;
        for (var oldest = feeds.iterator(); feeds.size() > most; ) {
            oldest.next();
            oldest.remove();
        }
        return fits;
    }

    /** Takes out all that wait, longest first. */
    synchronized List<String> takeAll() {
        var taken = new ArrayList<>(feeds);
        feeds.clear();
        return taken;
    }
}
