package dev.unspool.comment;

/**
 * The comment that a request made, or that an earlier request with the same key made.
 *
 * @param isFromSender whether the request comes from the sender of the comment beyond doubt: it made the comment, or repeats it as a double
 *     click does
 */
record Accepted(KeptComment kept, boolean isFromSender) {

    static Accepted made(KeptComment kept) {
        return new Accepted(kept, true);
    }
}
