package dev.unspool.stream;

import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;

/** What an application's streams know of the log. */
public final class Tails {

    private Tails() {}

    /**
     * Whether its streams are still in another epoch of the log than {@code epoch}. They will be ended when the application learns of it.
     */
    public static boolean areBehind(BeanFactory application, UUID epoch) {
        var news = application.getBeanProvider(TailLifecycle.class).getIfAvailable();
        return news != null && news.isRunning() && !news.get().epoch().equals(epoch);
    }
}
