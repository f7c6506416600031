package dev.unspool.comment;

import dev.unspool.cursor.ReaderTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the tokens of comment forms: one for each reader, or one for all who are given the same page. */
@Component
final class FormTokens {

    /** How long all readers of a thread are given the same token, at most. */
    static final Duration SHARED_FOR = Duration.ofHours(1);

    private final ReaderTokens tokens;
    private final Clock clock;

    FormTokens(ReaderTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Returns a token that says that the form is handed out now. */
    String personal(CommentedArticle article) {
        return tokens.writeForm(article.id(), clock.instant());
    }

    /**
     * Returns the token that every reader of the same page is given, by every instance: it says that the form is of this hour and of the thread as it
     * is now. A program that comes back for each of its comments finds a form that is as new as the last one.
     */
    String shared(CommentedArticle article) {
        var issuedAt = Stream.of(
                        hour(), article.publishedAt(), article.version().since())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElseThrow();
        return tokens.writeForm(article.id(), issuedAt);
    }

    /** Returns until when a page that is shared is as it is now, unless the thread changes: the form's hour ends, or the thread closes. */
    Instant endsAt(@Nullable Instant closesAt) {
        var hourEnds = hour().plus(SHARED_FOR);
        return closesAt != null && closesAt.isBefore(hourEnds) ? closesAt : hourEnds;
    }

    private Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }
}
