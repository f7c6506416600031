package dev.unspool.ledger;

import dev.unspool.database.DatabaseSettings;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.database.Permits;
import dev.unspool.database.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Runs transactions that lock the head of the change log, a few at a time. Whoever holds that row may be frozen: those who wait for it must leave
 * connections to the rest of the newsroom.
 */
@Component
final class PublishingTransaction implements Transactions {

    private final NewsroomDatabase database;
    private final DatabaseSettings settings;
    private final Permits turns;

    PublishingTransaction(NewsroomDatabase database, DatabaseSettings settings) {
        var newsroom = settings.newsroom();
        this.database = database;
        this.settings = settings;
        this.turns = new Permits(newsroom.turns(), newsroom.waiting(), newsroom.maxWait());
    }

    /** Returns one with turns of its own: a retraction must not wait behind a burst of publications. */
    PublishingTransaction another() {
        return new PublishingTransaction(database, settings);
    }

    /** Runs {@code work} in one transaction once it is its turn. Fails with {@code TransientDataAccessResourceException} if that takes too long. */
    @Override
    public <T> Mono<T> transactional(Mono<T> work) {
        return inTurn(database.transactional(work));
    }

    /** Runs work whose last statement locks the head by itself, once it is its turn. Fails as {@link #transactional} does. */
    <T> Mono<T> inTurn(Mono<T> work) {
        return turns.run(work);
    }
}
