package dev.unspool.access;

import dev.unspool.database.HourlyTrimLifecycle;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Forgets the sessions that have ended. */
@Component
final class SessionTrimLifecycle extends HourlyTrimLifecycle {

    private final NewsroomSessions sessions;
    private final Clock clock;

    SessionTrimLifecycle(NewsroomSessions sessions, Clock clock) {
        super("newsroom's sessions");
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    protected Mono<?> trim() {
        return sessions.trim(clock.instant());
    }
}
