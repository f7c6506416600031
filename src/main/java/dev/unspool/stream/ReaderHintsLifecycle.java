package dev.unspool.stream;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.Hint;
import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/** Receives what our readers sent to another instance: raised credit, and streams that were replaced. */
@Component
final class ReaderHintsLifecycle extends PhasedLifecycle {

    private final Announcements announcements;
    private final OpenStreams streams;

    ReaderHintsLifecycle(Announcements announcements, OpenStreams streams) {
        super(Phase.SERVING);
        this.announcements = announcements;
        this.streams = streams;
    }

    @Override
    protected Disposable begin() {
        return announcements.listen(this::hear);
    }

    private void hear(Hint hint) {
        if (hint instanceof Hint.CreditRaised credit) {
            streams.raise(credit.sid(), credit.upTo());
        } else if (hint instanceof Hint.StreamLeft left) {
            streams.end(left.sid()).subscribe();
        }
    }
}
