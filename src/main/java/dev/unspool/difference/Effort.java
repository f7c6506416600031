package dev.unspool.difference;

import java.util.List;
import org.jsoup.nodes.Node;
import reactor.core.scheduler.Schedulers;

/**
 * What one comparison may still cost. Once it is spent, whatever is left is replaced as a whole, so that no two texts take seconds or fill the memory.
 * For one thread, which must not be an event loop's.
 */
final class Effort {

    /** Pairs of elements that lists may compare: two unlike lists of 600 take 6 ms and, in the library, 23 MB for that time. */
    static final long PAIRS = 360_000;

    /** Characters of HTML that are written to be compared, each element once on every level above it: some 50 ms, or four levels of 1 MB twice. */
    static final long CHARACTERS = 8_000_000;

    private long pairs = PAIRS;
    private long characters = CHARACTERS;

    Effort() {
        assert !Schedulers.isInNonBlockingThread() : "Compare on a worker thread: it takes too long for an event loop.";
    }

    /** Takes what comparing two lists costs at most; false, and nothing is taken, if less is left. */
    boolean takePairs(int before, int after) {
        var all = (long) before + after;
        var most = all * all / 4;
        if (most > pairs) {
            return false;
        }
        pairs -= most;
        return true;
    }

    /** Returns the HTML of each node, and takes its length. */
    List<String> html(List<Node> nodes) {
        var html = nodes.stream().map(Node::outerHtml).toList();
        characters -= html.stream().mapToLong(String::length).sum();
        return html;
    }

    /** Whether no more HTML is to be written. */
    boolean isSpent() {
        return characters <= 0;
    }
}
