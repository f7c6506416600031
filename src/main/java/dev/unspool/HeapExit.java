package dev.unspool;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Ends the process when its heap is full, as the JVM does with {@code -XX:+ExitOnOutOfMemoryError}, which a jar cannot ask for. Whatever the failed
 * allocation was for is broken from then on, such as an event loop or a hub, and only a new process mends it.
 *
 * <p>An {@code OutOfMemoryError} ends in one of two places, and this class looks at both: nobody caught it, or somebody logged it, as Netty,
 * Reactor and Spring do.
 */
final class HeapExit extends TurboFilter implements UncaughtExceptionHandler {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(HeapExit.class);

    /** The exit code of {@code -XX:+ExitOnOutOfMemoryError}. */
    static final int CODE = 3;

    /** Causes of a cause that are looked at. */
    private static final int DEPTH = 10;

    /**
     * The JVM's own messages. Others with this type are no matter of the heap: Netty's buffers have a limit of their own, threads
     * the machine's, and arrays one of the language.
     */
    private static final List<String> MESSAGES =
            List.of("Java heap space", "GC overhead limit exceeded", "Metaspace", "Compressed class space");

    private final @Nullable UncaughtExceptionHandler next;

    private HeapExit(@Nullable UncaughtExceptionHandler next) {
        this.next = next;
    }

    /** Looks at what nobody catches. */
    static void watchThreads() {
        Thread.setDefaultUncaughtExceptionHandler(new HeapExit(Thread.getDefaultUncaughtExceptionHandler()));
    }

    /** Looks at what is logged, once logging is set up. */
    static void watchLog() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log
                && log.getTurboFilterList().stream().noneMatch(HeapExit.class::isInstance)) {
            log.getTurboFilterList().add(0, new HeapExit(null)); // before others, which allocate more
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        endIfFull(failure);
        if (next != null) {
            next.uncaughtException(thread, failure);
        } else {
            LOG.error("The thread {} ended by a failure", thread.getName(), failure);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable given) {
        if (given != null) {
            endIfFull(given);
        } else if (arguments != null
                && arguments.length > 0
                && arguments[arguments.length - 1] instanceof Throwable last) {
            endIfFull(last);
        }
        return FilterReply.NEUTRAL;
    }

    private static void endIfFull(Throwable failure) {
        if (isOfFullHeap(failure)) {
            end("The heap is full");
        }
    }

    /** Whether {@code failure}, or what caused it, is an allocation for which the heap had no room. */
    static boolean isOfFullHeap(Throwable failure) {
        var cause = failure;
        for (var depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause.getClass() == OutOfMemoryError.class
                    && MESSAGES.stream().anyMatch(Objects.toString(cause.getMessage(), "")::startsWith)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Ends the process at once: an orderly end needs memory too. */
    static void end(String why) {
        try {
            System.err.println("ERROR " + why
                    + ". The process ends, to be started again. Give it more memory: -Xmx, or -XX:MaxRAMPercentage.");
        } finally {
            Runtime.getRuntime().halt(CODE);
        }
    }
}
