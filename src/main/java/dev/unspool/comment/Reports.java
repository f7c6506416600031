package dev.unspool.comment;

import dev.unspool.store.Salts;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes readers' reports of comments for the moderators: each household is counted once for a comment. */
@Component
final class Reports {

    private final Salts salts;
    private final Limits limits;
    private final Reported reported;
    private final CommentSettings settings;
    private final Clock clock;

    Reports(Salts salts, Limits limits, Reported reported, CommentSettings settings, Clock clock) {
        this.salts = salts;
        this.limits = limits;
        this.reported = reported;
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts a report, unless one came from the same household before. @param comment that readers see */
    Mono<Void> add(CommentId comment, Sender sender, String reason) {
        var now = clock.instant();
        var since = now.minus(settings.forget());
        return salts.hashes(sender.household().endSite(), since)
                .map(known -> Report.of(comment, sender, known, reason, now, since))
                .filterWhen(reported::isNew)
                .delayUntil(report -> limits.other())
                .flatMap(reported::add);
    }
}
