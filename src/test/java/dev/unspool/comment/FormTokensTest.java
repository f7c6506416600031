package dev.unspool.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.ReaderTokens;
import dev.unspool.cursor.SigningKeys;
import dev.unspool.cursor.SigningKeys.Key;
import dev.unspool.store.LogHead;
import dev.unspool.web.Rate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a form says of the time at which it was handed out. */
class FormTokensTest {

    private static final ArticleId ARTICLE = new ArticleId(UUID.randomUUID());
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Rate RATE = new Rate(1, Duration.ofMinutes(1));
    private static final Instant LAST_MILLISECOND = NOON.minusMillis(1);

    private final ReaderTokens tokens =
            new ReaderTokens(() -> new SigningKeys(List.of(new Key((byte) 1, new byte[32]))));

    /** A page with the form of the hour before that ends with the new hour would keep it for an hour too long. */
    @Test
    void readsTheHourOnceAtItsTurn() {
        var form = at(LAST_MILLISECOND, NOON, NOON).shared(article(null), null);
        assertThat(issuedAt(form.token())).isEqualTo(NOON.minus(Duration.ofHours(1)));
        assertThat(form.endsAt()).isEqualTo(NOON);
        var next = at(NOON).shared(article(null), null);
        assertThat(issuedAt(next.token())).isEqualTo(NOON);
        assertThat(next.endsAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void isTheSameForAllUntilTheThreadChanges() {
        var changed = NOON.plusSeconds(100);
        assertThat(at(NOON.plusSeconds(200)).shared(article(changed), null))
                .isEqualTo(at(NOON.plusSeconds(3_599)).shared(article(changed), null));
        assertThat(issuedAt(
                        at(NOON.plusSeconds(200)).shared(article(changed), null).token()))
                .isEqualTo(changed);
    }

    /** With a database that is ahead of the clock, every reader would be taken for a program that sends at once. */
    @Test
    void datesNoFormMuchLaterThanTheClock() {
        var ahead = NOON.plus(Duration.ofMinutes(10));
        assertThat(issuedAt(at(NOON).shared(article(ahead), null).token())).isBetween(NOON, NOON.plusMillis(250));
        var sign = new HoneypotCheck(
                        tokens,
                        new CommentSettings(
                                "keys",
                                Duration.ofSeconds(3),
                                Duration.ofHours(24),
                                Duration.ofMinutes(5),
                                Duration.ofDays(30),
                                RATE,
                                RATE,
                                RATE,
                                Duration.ZERO,
                                4,
                                60,
                                Duration.ofSeconds(2),
                                Duration.ofDays(7)))
                .signOf(form(at(NOON).shared(article(ahead), null).token()), ARTICLE, NOON.plusSeconds(4));
        assertThat(sign).isNull();
    }

    @Test
    void endsWhenTheThreadClosesByItself() {
        var closes = NOON.plusSeconds(60);
        assertThat(at(NOON).shared(article(null), closes).endsAt()).isEqualTo(closes);
        assertThat(at(NOON).shared(article(null), NOON.plus(Duration.ofDays(1))).endsAt())
                .isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    private Instant issuedAt(String token) {
        return tokens.readForm(token, ARTICLE).orElseThrow();
    }

    private static CommentForm form(String token) {
        return new CommentForm("Ada", "Words", null, token, "", null, null, false);
    }

    private static CommentedArticle article(@Nullable Instant since) {
        var version = new ThreadVersion(new LogHead(UUID.randomUUID(), 1, 1), ThreadVersion.NONE, since);
        return new CommentedArticle(ARTICLE, "tides", NOON.minus(Duration.ofDays(1)), 0, version);
    }

    /** With a clock that shows these times, one after the other, and stays at the last. */
    private FormTokens at(Instant... times) {
        return new FormTokens(tokens, new Steps(new ArrayDeque<>(List.of(times))));
    }

    private static final class Steps extends Clock {

        private final Queue<Instant> times;

        Steps(Queue<Instant> times) {
            this.times = times;
        }

        @Override
        public Instant instant() {
            return times.size() > 1 ? times.remove() : times.element();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
