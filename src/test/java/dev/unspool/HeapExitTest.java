package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The end of a process whose heap is too small, seen from outside. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HeapExitTest {

    @ParameterizedTest
    @CsvSource({
        "THREAD, ERROR The heap is full",
        "EVENT_LOOP, ERROR The heap is full",
        "REACTOR, ERROR The heap is full",
        "COLLECTING, ERROR Garbage collections took"
    })
    void comesWithALineAndACodeWhereverTheHeapIsFull(Small kind, String line) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Small.class.getName(),
                        kind.name())
                .redirectErrorStream(true)
                .start();
        try (var out = process.getInputStream()) {
            assertThat(new String(out.readAllBytes(), StandardCharsets.UTF_8)).contains(line);
            assertThat(process.waitFor()).isEqualTo(HeapExit.CODE);
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Java heap space", "Metaspace", "Java heap space: failed reallocation of scalar replaced objects"
            })
    void isForTheJvmsOwnErrors(String message) {
        assertThat(HeapExit.isOfFullHeap(new CompletionException(new OutOfMemoryError(message))))
                .isTrue();
    }

    @Test
    void isNotForOtherLimits() {
        assertThat(HeapExit.isOfFullHeap(new OutOfMemoryError("Cannot reserve 4096 bytes of direct buffer memory")))
                .isFalse();
        assertThat(HeapExit.isOfFullHeap(new OutOfMemoryError("unable to create native thread")))
                .isFalse();
        assertThat(HeapExit.isOfFullHeap(new OutOfMemoryError())).isFalse();
        assertThat(HeapExit.isOfFullHeap(new IOException("Java heap space"))).isFalse();
    }

    @Test
    void measuresCollectionsOverAWholeSpanOnly() {
        var share = new CollectingShare(2);
        assertThat(share.percent(Duration.ofSeconds(10), Duration.ofSeconds(5))).isZero();
        assertThat(share.percent(Duration.ofSeconds(11), Duration.ofSeconds(6))).isZero();
        assertThat(share.percent(Duration.ofSeconds(12), Duration.ofSeconds(7))).isEqualTo(100);
        assertThat(share.percent(Duration.ofSeconds(13), Duration.ofSeconds(7))).isEqualTo(50);
        assertThat(share.percent(Duration.ofSeconds(14), Duration.ofSeconds(7))).isZero();
    }

    /** A process that does nothing but fill its heap, in one of these ways. */
    enum Small {
        THREAD {
            @Override
            void run() {
                new Thread(Small::fill).start();
            }
        },
        EVENT_LOOP {
            @Override
            void run() {
                new DefaultEventLoop().execute(Small::fill);
            }
        },
        REACTOR {
            @Override
            void run() {
                Mono.fromRunnable(Small::fill)
                        .subscribeOn(Schedulers.newSingle("reactor"))
                        .subscribe();
            }
        },
        COLLECTING {
            @Override
            void run() {
                CollectionWatch.start(new HeapSettings(60, Duration.ofSeconds(1)));
                var kept = new ArrayList<byte[]>();
                while (Runtime.getRuntime().freeMemory() > (1 << 20)
                        || Runtime.getRuntime().totalMemory()
                                < Runtime.getRuntime().maxMemory()) {
                    kept.add(new byte[1_000]);
                }
                while (!kept.isEmpty()) {
                    kept.set(0, new byte[10_000]);
                }
            }
        };

        abstract void run();

        public static void main(String[] arguments) {
            HeapExit.watchThreads();
            HeapExit.watchLog();
            valueOf(arguments[0]).run();
        }

        private static void fill() {
            List<byte[]> kept = new ArrayList<>();
            for (var i = 0; i < 1_000; i++) {
                kept.add(new byte[1 << 20]);
            }
        }
    }
}
