package dev.unspool.ledger;

/** Reports that an idempotency key was sent with another request before. Nothing was written. */
public final class IdempotencyKeyReused extends RuntimeException {

    private static final long serialVersionUID = 1;

    IdempotencyKeyReused() {
        super("the idempotency key was used for another request", null, false, false);
    }
}
