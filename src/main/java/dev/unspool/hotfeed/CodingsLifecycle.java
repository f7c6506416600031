package dev.unspool.hotfeed;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has the codings ready before the first reader comes. Files are unpacked and libraries loaded for it, which goes on beside the rest of the
 * start.
 */
@Component
final class CodingsLifecycle implements SmartLifecycle {

    private final FutureTask<Void> loading = new FutureTask<>(Coding::load, null);
    private volatile boolean isRunning;

    CodingsLifecycle() {
        var thread = new Thread(loading, "codings");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void start() {
        try {
            loading.get();
            isRunning = true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("cannot load the codings", failure.getCause());
        }
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
