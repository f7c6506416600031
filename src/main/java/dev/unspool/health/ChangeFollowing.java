package dev.unspool.health;

import dev.unspool.hotfeed.FeedAvailability;
import dev.unspool.stream.StreamNews;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Tells whether this instance follows the change log. Pages and streams follow it independently. A store that cannot be read holds up both,
 * on all instances alike; if one of them goes on without the other, the other is stuck, here only.
 */
@Component
final class ChangeFollowing {

    /** How far one may be behind the other. A reading that hangs on a dead connection is given up after 30 s, and then goes on. */
    static final Duration APART = Duration.ofSeconds(40);

    private final FeedAvailability pages;
    private final StreamNews streams;

    ChangeFollowing(FeedAvailability pages, StreamNews streams) {
        this.pages = pages;
        this.streams = streams;
    }

    /** Whether neither pages nor streams are stuck while the other goes on. Makes no call. */
    boolean isFollowing() {
        return isTogether(pages.behind(), streams.behind());
    }

    static boolean isTogether(Duration pages, Duration streams) {
        return pages.minus(streams).abs().compareTo(APART) < 0;
    }
}
