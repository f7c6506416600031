package dev.unspool.ledger;

/** An article of this status cannot be changed like this: nothing was written. */
public final class WrongStatus extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Status status;

    WrongStatus(Status status) {
        super("the article is " + status.code(), null, false, false);
        this.status = status;
    }

    public Status status() {
        return status;
    }
}
