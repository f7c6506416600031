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

    /**
     * By how much a thread's time, which is the database's, may be ahead of this instance's clock. Beyond, the form is dated back: with a database that
     * is minutes ahead, every reader would be taken for a program. The page's script waits as much longer.
     */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMillis(250);

    private final ReaderTokens tokens;
    private final Clock clock;

    FormTokens(ReaderTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Issues a form that says that it is handed out now, for an answer that no cache keeps. */
    IssuedForm personal(CommentedArticle article) {
        var now = clock.instant();
        return new IssuedForm(tokens.writeForm(article.id(), now), now);
    }

    /**
     * Issues the form that every reader of the same page is given, by every instance: it says that the form is of this hour and of the thread as it is
     * now, or of {@code now} if the thread's own time is later. A program that comes back for each of its comments finds a form that is as new as the
     * last one. The hour is read once, so that a page never has the form of one hour and ends with another.
     *
     * @param closesAt when the thread closes by itself; null if it does not
     */
    IssuedForm shared(CommentedArticle article, @Nullable Instant closesAt) {
        var now = clock.instant();
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var changedAt = Stream.of(hour, article.publishedAt(), article.version().since())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElseThrow();
        var issuedAt = earlier(changedAt, now.plus(CLOCKS_DIFFER_BY));
        var hourEnds = hour.plus(SHARED_FOR);
        return new IssuedForm(
                tokens.writeForm(article.id(), issuedAt), closesAt == null ? hourEnds : earlier(closesAt, hourEnds));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * A form that was issued.
     *
     * @param endsAt until when the page that has it is as it is now, unless the thread changes: the form's hour ends, or the thread closes. A form
     *     for one reader is of no use for another answer
     */
    record IssuedForm(String token, Instant endsAt) {}
}
