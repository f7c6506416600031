package dev.unspool.moderation;

import dev.unspool.comment.Submission;
import dev.unspool.web.Household;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Holds comments of an author or a household that sent many within an hour. Floods are stopped earlier, by the rate limits before all rules. */
@Component
@Order(RateRule.ORDER)
final class RateRule implements Rule {

    static final int ORDER = 800;

    private static final Duration SPAN = Duration.ofHours(1);

    private final PastComments past;
    private final ModerationSettings settings;

    RateRule(PastComments past, ModerationSettings settings) {
        this.past = past;
        this.settings = settings;
    }

    @Override
    public String code() {
        return "rate";
    }

    @Override
    public boolean looksAtPast() {
        return true;
    }

    @Override
    public String sentence() {
        return "Its author, or their address, has written much within the hour.";
    }

    @Override
    public Mono<Verdict> judge(Submission submission) {
        var perAuthor = settings.hourlyPerAuthor();
        var perAddress = settings.hourlyPerAddress();
        var perEndSite = Household.END_SITE_SHARE * perAddress;
        return Flux.concat(
                        past.authorSent(perAuthor, SPAN, submission),
                        past.addressSent(perAddress, SPAN, submission),
                        past.endSiteSent(perEndSite, SPAN, submission))
                .any(isMuch -> isMuch)
                .map(this::holdIf);
    }
}
