package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failures that repeat in the log. */
class RepeatedTracesTest {

    private final AtomicLong nanos = new AtomicLong();
    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final Logger log = context.getLogger("unspool.test");

    @BeforeEach
    void listen() {
        context.addTurboFilter(new RepeatedTraces(nanos::get));
        written.setContext(context);
        written.start();
        log.addAppender(written);
        log.setLevel(Level.WARN);
    }

    @Test
    void showOneTraceOfAKindAMinuteAndALineForEach() {
        for (var i = 0; i < 3; i++) {
            log.error("Page {} failed", i, new IOException("away\nfor good"));
        }
        assertThat(traces()).containsExactly(true, false, false);
        assertThat(written.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Page 0 failed",
                        "Page 1 failed: java.io.IOException: away | for good",
                        "Page 2 failed: java.io.IOException: away | for good");
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        log.error("Page 3 failed", new IOException("away"));
        assertThat(traces()).endsWith(true);
    }

    @Test
    void tellKindsApartByLoggerClassCauseAndPlace() {
        log.warn("One", refused("x"));
        log.warn("Two", new IllegalStateException("x"));
        log.warn("Three", new IOException("x", new IllegalStateException("y")));
        log.warn("Four", refused("other words"));
        log.warn("Five", new IOException("x"));
        context.getLogger("unspool.test.other").warn("Six", refused("x"));
        assertThat(traces()).containsExactly(true, true, true, false, true, true);
    }

    private static IOException refused(String words) {
        return new IOException(words);
    }

    @Test
    void leaveAloneWhatIsNotWrittenOrHasNoTrace() {
        log.debug("Quiet", new IOException("x"));
        log.warn("Plain {}", 1);
        log.warn("Loud", new IOException("x"));
        assertThat(traces()).containsExactly(false, true);
    }

    @Test
    void cutsALineThatQuotesADocument() {
        log.warn("One", new IOException("x"));
        log.warn("Two", new IOException("x".repeat(100_000)));
        assertThat(written.list.get(1).getFormattedMessage()).hasSizeLessThan(1_100);
    }

    private List<Boolean> traces() {
        return written.list.stream()
                .map(event -> event.getThrowableProxy() != null)
                .toList();
    }
}
