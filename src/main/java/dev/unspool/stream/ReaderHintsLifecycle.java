package dev.unspool.stream;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.Hint;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/** Hears what our readers said at another instance. */
@Component
final class ReaderHintsLifecycle implements SmartLifecycle {

    private final Announcements announcements;
    private final OpenStreams streams;
    private @Nullable Disposable listening;

    ReaderHintsLifecycle(Announcements announcements, OpenStreams streams) {
        this.announcements = announcements;
        this.streams = streams;
    }

    @Override
    public void start() {
        listening = announcements.listen(this::hear);
    }

    @Override
    public void stop() {
        if (listening != null) {
            listening.dispose();
            listening = null;
        }
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }

    /** As all that streams need: until the last one has said goodbye. Behind balancers, credit comes in elsewhere while this instance ends. */
    @Override
    public int getPhase() {
        return 2;
    }

    private void hear(Hint hint) {
        if (hint instanceof Hint.CreditRaised credit) {
            streams.raise(credit.sid(), credit.upTo());
        } else if (hint instanceof Hint.StreamLeft left) {
            streams.end(left.sid());
        }
    }
}
