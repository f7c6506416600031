package dev.unspool.hotfeed;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/**
 * Has the codings ready before the first reader comes. Files are unpacked and libraries loaded for it, which goes on beside the rest of the
 * start.
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
