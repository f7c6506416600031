package dev.unspool.access;

import dev.unspool.database.HourlyTrimLifecycle;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Deletes expired sessions every hour. */
@Component
final class SessionTrimLifecycle extends HourlyTrimLifecycle {

    SessionTrimLifecycle(SessionStore sessions, Clock clock) {
        super("newsroom's sessions", clock, sessions::trim);
    }
}
