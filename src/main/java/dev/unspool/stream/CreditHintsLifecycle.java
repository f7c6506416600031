package dev.unspool.stream;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.Hint;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/** Takes the credit of our readers that came in at another instance. */
@Component
final class CreditHintsLifecycle implements SmartLifecycle {

    private final Announcements announcements;
    private final OpenStreams streams;
    private @Nullable Disposable listening;

    CreditHintsLifecycle(Announcements announcements, OpenStreams streams) {
        this.announcements = announcements;
        this.streams = streams;
    }

    @Override
    public void start() {
        listening = announcements.listen(hint -> {
            if (hint instanceof Hint.CreditRaised credit) {
                streams.raise(credit.sid(), credit.upTo());
            }
        });
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
}
