package dev.unspool;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * Writes a stack trace once a minute for each kind of failure, and one line for every further failure of that kind: while a dependency is away,
 * thousands of equal traces would fill the disk and hide what else happens. A kind is a logger, the classes of the exception and its causes, and the
 * place where the innermost cause was thrown.
 */
final class RepeatedTraces extends TurboFilter {

    private static final String HERE = RepeatedTraces.class.getName();

    private static final Duration SPAN = Duration.ofMinutes(1);

    /** Kinds at a time. More than this are a defect of their own, and may show more traces. */
    private static final int KINDS = 1_000;

    /** Characters of a line. Some exceptions quote whole documents. */
    private static final int LINE = 1_000;

    private final Cache<String, Boolean> written;

    RepeatedTraces(Ticker ticker) {
        written = Caffeine.newBuilder()
                .expireAfterWrite(SPAN)
                .maximumSize(KINDS)
                .ticker(ticker)
                .build();
    }

    /** Adds a filter to the log, unless it has one. */
    static void install() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log
                && log.getTurboFilterList().stream().noneMatch(RepeatedTraces.class::isInstance)) {
            log.addTurboFilter(new RepeatedTraces(Ticker.systemTicker()));
        }
    }

    /** Also called for what is below the logger's level, and for every line without an exception. */
    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable given) {
        var failure = given == null ? failure(arguments) : given;
        if (failure == null || !level.isGreaterOrEqual(logger.getEffectiveLevel()) || isFirst(logger, failure)) {
            return FilterReply.NEUTRAL;
        }
        logger.log(
                marker, HERE, Level.toLocationAwareLoggerInteger(level), line(format, arguments, failure), null, null);
        return FilterReply.DENY;
    }

    /** SLF4J takes an exception for one if it is the last argument. */
    private static @Nullable Throwable failure(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable last
                ? last
                : null;
    }

    private boolean isFirst(Logger logger, Throwable failure) {
        return written.asMap().putIfAbsent(kind(logger, failure), true) == null;
    }

    private static String kind(Logger logger, Throwable failure) {
        var kind = new StringBuilder(logger.getName());
        var cause = failure;
        for (var depth = 0; cause != null && depth < 10; depth++) {
            kind.append(' ').append(cause.getClass().getName());
            if (cause.getCause() == null) {
                kind.append(place(cause));
            }
            cause = cause.getCause();
        }
        return kind.toString();
    }

    private static String place(Throwable cause) {
        var frames = cause.getStackTrace();
        return frames.length == 0 ? "" : " " + frames[0].getClassName() + ':' + frames[0].getLineNumber();
    }

    private static String line(@Nullable String format, Object @Nullable [] arguments, Throwable failure) {
        var shown = arguments == null ? new Object[0] : withoutFailure(arguments);
        var line = MessageFormatter.basicArrayFormat(format, shown) + ": " + failure;
        var begin = line.length() > LINE ? line.substring(0, LINE) + '…' : line;
        return begin.lines().map(String::strip).collect(Collectors.joining(" | "));
    }

    private static Object[] withoutFailure(Object[] arguments) {
        var last = arguments.length - 1;
        return last >= 0 && arguments[last] instanceof Throwable ? Arrays.copyOf(arguments, last) : arguments;
    }
}
