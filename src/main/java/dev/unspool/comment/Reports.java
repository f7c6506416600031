package dev.unspool.comment;

import dev.unspool.store.Salts;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes readers' reports of comments for the moderators. Each household is counted once for a comment. */
@Component
final class Reports {

    private final Salts salts;
    private final CommentLimits limits;
    private final ReportHandler reported;
    private final CommentSettings settings;
    private final Clock clock;

    Reports(Salts salts, CommentLimits limits, ReportHandler reported, CommentSettings settings, Clock clock) {
        this.salts = salts;
        this.limits = limits;
        this.reported = reported;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Counts a report, unless one came from the same household before.
     *
     * @param comment one that readers see
     */
    Mono<Void> add(CommentId comment, AdmittedSender sender, String reason) {
        var now = clock.instant();
        var since = now.minus(settings.forget());
        return salts.hashes(sender.household().endSite(), since)
                .map(known -> ReaderReport.of(comment, sender, known, reason, now, since))
                .filterWhen(reported::isNew)
                .delayUntil(report -> limits.other())
                .flatMap(reported::add);
    }
}
