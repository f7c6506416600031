package dev.unspool.tail;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** The requests that wait until something changes, their round ends, or the instance stops. */
@Component
final class HeldRequests {

    private final int capacity;
    private final Set<Held> held = ConcurrentHashMap.newKeySet();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean draining;

    HeldRequests(TailSettings settings, MeterRegistry meters) {
        this.capacity = settings.capacity();
        meters.gauge("unspool.tail.held", taken);
    }

    /** A request that waits. Two are never equal. */
    private static final class Held {

        private final TailAddress address;
        private final Predicate<TailAddress> isOver;
        private final MonoSink<Boolean> released;

        Held(TailAddress address, Predicate<TailAddress> isOver, MonoSink<Boolean> released) {
            this.address = address;
            this.isOver = isOver;
            this.released = released;
        }

        boolean isOver() {
            return isOver.test(address);
        }

        void release() {
            released.success(true);
        }
    }

    /**
     * Waits until the request is released: gives true then, at once if the instance stops, and false if there is no place for it.
     *
     * @param isOver whether there is nothing to wait for any more; also asked once the request can be released, so that no change falls in between
     */
    Mono<Boolean> hold(TailAddress address, Predicate<TailAddress> isOver) {
        return Mono.create(sink -> {
            if (taken.incrementAndGet() > capacity) {
                taken.decrementAndGet();
                sink.success(false);
                return;
            }
            var request = new Held(address, isOver, sink);
            held.add(request);
            sink.onDispose(() -> leave(request));
            if (draining || request.isOver()) {
                request.release();
            }
        });
    }

    /** Has those requests be answered that have nothing to wait for any more. */
    void release() {
        held.forEach(request -> {
            if (request.isOver()) {
                request.release();
            }
        });
    }

    /** Holds requests from now on. */
    void open() {
        draining = false;
    }

    /** Has all requests be answered, and holds none from now on. */
    void drain() {
        draining = true;
        held.forEach(Held::release);
    }

    /** Returns how many requests wait. */
    int size() {
        return taken.get();
    }

    private void leave(Held request) {
        if (held.remove(request)) {
            taken.decrementAndGet();
        }
    }
}
