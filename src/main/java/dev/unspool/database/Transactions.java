package dev.unspool.database;

import reactor.core.publisher.Mono;

/** Runs work in transactions of one kind: of a pool, or in turns. */
public interface Transactions {

    /** Runs {@code work} in one transaction, which is rolled back if it fails, or in the one that it is part of already. */
    <T> Mono<T> transactional(Mono<T> work);
}
