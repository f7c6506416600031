package dev.unspool.hotfeed;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/**
 * Loads the native libraries of the codings in the background while the application starts, and has the start wait for them: the first
 * reader must not.
 */
@Component
final class CodingsLifecycle extends PhasedLifecycle {

    private final FutureTask<Void> loading = new FutureTask<>(Coding::load, null);

    CodingsLifecycle() {
        super(Phase.SERVING);
        var thread = new Thread(loading, "codings");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    protected Disposable begin() {
        try {
            loading.get();
            return NOTHING;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return NOTHING;
        } catch (ExecutionException failure) {
            throw new IllegalStateException("cannot load the codings", failure.getCause());
        }
    }
}
