package dev.unspool.ledger;

/** Reports that the status of the article does not allow the change. Nothing was written. */
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
