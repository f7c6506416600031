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
    private final ReportLedger ledger;
    private final Decisions decisions;
    private final CommentSettings settings;
    private final Clock clock;

    Reports(
            Salts salts,
            Limits limits,
            ReportLedger ledger,
            Decisions decisions,
            CommentSettings settings,
            Clock clock) {
        this.salts = salts;
        this.limits = limits;
        this.ledger = ledger;
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts a report, unless one came from the same household before. @param comment that readers see */
    Mono<Void> add(CommentId comment, Sender sender, String reason) {
        var now = clock.instant();
        return salts.hashes(sender.household().endSite(), now.minus(settings.forget()))
                .map(known -> Report.of(comment, sender, known, reason, now))
                .filterWhen(ledger::isNew)
                .delayUntil(report -> limits.other())
                .flatMap(ledger::add)
                .flatMap(decisions::tell);
    }
}
