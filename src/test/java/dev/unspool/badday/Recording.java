package dev.unspool.badday;

import dev.unspool.badday.Evidence.Page;
import dev.unspool.badday.Evidence.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What readers get during one fault, written by all of them at the same time. */
final class Recording {

    private final Queue<Page> frontPages = new ConcurrentLinkedQueue<>();
    private final Queue<Walk> walks = new ConcurrentLinkedQueue<>();
    private final ConcurrentSkipListMap<String, AtomicInteger> failures = new ConcurrentSkipListMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger gaps = new AtomicInteger();

    void requested() {
        requests.incrementAndGet();
    }

    /**
     * Counts a request that was not answered as it should have been.
     *
     * @param kind what was requested and what came, such as {@code walk 503}
     */
    void failed(String kind) {
        failures.computeIfAbsent(kind, any -> new AtomicInteger()).incrementAndGet();
    }

    /** Counts a reader of the stream who was told to look for itself. */
    void sawGap() {
        gaps.incrementAndGet();
    }

    void sawFrontPage(Page page) {
        frontPages.add(page);
    }

    void walked(Walk walk) {
        walks.add(walk);
    }

    int requests() {
        return requests.get();
    }

    int gaps() {
        return gaps.get();
    }

    int walks() {
        return (int) walks.stream().filter(Walk::isWhole).count();
    }

    Map<String, Integer> failures() {
        var all = new TreeMap<String, Integer>();
        failures.forEach((kind, count) -> all.put(kind, count.get()));
        return all;
    }

    /** Returns the evidence of all that readers got, together with what others know. */
    Evidence evidence(Newsroom newsroom, List<Evidence.Stream> streams, Evidence.AtRest atRest) {
        return new Evidence(
                newsroom.publications(),
                newsroom.retractions(),
                new ArrayList<>(frontPages),
                new ArrayList<>(walks),
                streams,
                atRest);
    }
}
