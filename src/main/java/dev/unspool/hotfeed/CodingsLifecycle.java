package dev.unspool.hotfeed;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has the codings ready before the first reader comes. */
@Component
final class CodingsLifecycle implements SmartLifecycle {

    private volatile boolean isRunning;

    @Override
    public void start() {
        Coding.load();
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Before the web server. */
    @Override
    public int getPhase() {
        return 2;
    }
}
