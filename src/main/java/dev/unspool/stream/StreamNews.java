package dev.unspool.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells how far streams are behind the change log, also by the gauge {@code unspool.stream.behind}. */
@Component
public final class StreamNews {

    private final TailLifecycle tail;

    StreamNews(TailLifecycle tail, MeterRegistry meters) {
        this.tail = tail;
        TimeGauge.builder(
                        "unspool.stream.behind",
                        this,
                        TimeUnit.MILLISECONDS,
                        news -> news.behind().toMillis())
                .description("Time since streams were last told all that the change log holds")
                .register(meters);
    }

    /** Returns the time since the log was last read for streams, and readers called. Makes no call. */
    public Duration behind() {
        return tail.behind();
    }
}
