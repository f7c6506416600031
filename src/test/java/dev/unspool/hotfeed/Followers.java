package dev.unspool.hotfeed;

import dev.unspool.announce.Announcements;
import dev.unspool.announce.Hint;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.LogHead;
import dev.unspool.stream.Tails;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Lets tests that write directly to the ledger wait until their application has read the change log, as it has after the newsroom's own
 * changes.
 */
public final class Followers implements DisposableBean {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Set<Followers> ALL = ConcurrentHashMap.newKeySet();

    private final BeanFactory application;

    public Followers(BeanFactory application) {
        this.application = application;
        ALL.add(this);
    }

    /** Returns when the application of this ledger has read the log up to its head. */
    public static void learn(ArticleLedger ledger) {
        ALL.stream().filter(one -> one.has(ledger)).forEach(Followers::follow);
    }

    @Override
    public void destroy() {
        ALL.remove(this);
    }

    private boolean has(ArticleLedger ledger) {
        return application.getBeanProvider(ArticleLedger.class).getIfAvailable() == ledger;
    }

    private void follow() {
        var mine = application.getBeanProvider(KnownChangesLifecycle.class).getIfAvailable();
        if (mine == null || !mine.isRunning()) {
            return;
        }
        var head = head();
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (Tails.areBehind(application, head.epoch())
                || !mine.known().head().equals(head)
                || mine.hinted() > head.seq()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The log is not followed.");
            }
            // A hint of what is not there yet has it look at what is.
            if (Tails.areBehind(application, head.epoch())) {
                application
                        .getBean(Announcements.class)
                        .changedUpTo(head.seq() + 1)
                        .block(LIMIT);
            }
            mine.hear(new Hint.ChangedUpTo(head.seq() + 1));
            pause();
            head = head();
        }
    }

    private LogHead head() {
        return java.util.Objects.requireNonNull(
                application.getBean(ArticleStore.class).head().block(LIMIT));
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
