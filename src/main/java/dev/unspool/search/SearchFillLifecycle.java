package dev.unspool.search;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.LogWatch;
import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/** Has articles indexed soon after they are published or corrected, and those from before there was a search. */
@Component
final class SearchFillLifecycle extends PhasedLifecycle {

    /** Between two looks at the queue without a hint: hints may be lost, and some changes of names give none. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SearchFill fill;
    private final LogWatch watch;

    SearchFillLifecycle(SearchFill fill, Announcements announcements) {
        super(Phase.LAST);
        this.fill = fill;
        this.watch = new LogWatch(announcements, seq -> true, "index articles for the search");
    }

    @Override
    protected Disposable begin() {
        return watch.follow(PAUSE, PAUSE, fill::steps).subscribe();
    }
}
