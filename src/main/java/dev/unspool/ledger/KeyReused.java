package dev.unspool.ledger;

/** An idempotency key came again with another request: nothing was written. */
public final class KeyReused extends RuntimeException {

    private static final long serialVersionUID = 1;

    KeyReused() {
        super("the idempotency key was used for another request", null, false, false);
    }
}
