package dev.unspool.web;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/**
 * How often something may happen: a bucket of {@code times} tokens that fills up within {@code within}.
 *
 * @param times at least 1: so many at once, and so many in each {@code within} afterwards
 */
public record Rate(int times, Duration within) {

    private static final long MICROS_PER_SECOND = 1_000_000;

    public Rate {
        if (times < 1 || within.isNegative() || within.isZero() || micros(within) < times) {
            throw new IllegalArgumentException("give a rate as a number of times and a duration, such as 20/1m");
        }
    }

    /** Parses a rate such as {@code 20/1m}. @throws IllegalArgumentException if it is none */
    public static Rate of(String text) {
        var slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("give a rate as a number of times and a duration, such as 20/1m");
        }
        return new Rate(
                Integer.parseInt(text.substring(0, slash).strip()),
                DurationStyle.detectAndParse(text.substring(slash + 1).strip()));
    }

    /** Returns the rate of {@code factor} times as many within the same time. */
    public Rate widened(int factor) {
        return new Rate((int) Math.min((long) times * factor, Math.min(micros(within), Integer.MAX_VALUE)), within);
    }

    /** Returns the microseconds in which one token comes. */
    public long interval() {
        return micros(within) / times;
    }

    /** Returns the microseconds in which an empty bucket fills up. */
    public long whole() {
        return interval() * times;
    }

    private static long micros(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), MICROS_PER_SECOND), duration.getNano() / 1_000);
    }
}
