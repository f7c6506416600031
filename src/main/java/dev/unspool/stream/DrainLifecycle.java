package dev.unspool.stream;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Ends the streams before the web server begins its graceful stop, which would otherwise wait for them until it times out. Its phase stops
 * earlier than the server's.
 */
@Component
final class DrainLifecycle extends PhasedLifecycle {

    private final OpenStreams streams;

    DrainLifecycle(OpenStreams streams) {
        super(Phase.GOODBYES);
        this.streams = streams;
    }

    @Override
    protected Disposable begin() {
        return NOTHING;
    }

    @Override
    protected Mono<Void> end() {
        return streams.drain();
    }
}
