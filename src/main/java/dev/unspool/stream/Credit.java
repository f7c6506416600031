package dev.unspool.stream;

/** How far a reader wants to read: an absolute position, never lowered, safe to raise twice. Use it on the reader's event loop only. */
final class Credit {

    /** Articles ahead of what was sent: enough for a reader on a train, few enough not to waste. */
    static final int WINDOW = 3;

    private int upTo;

    /** @param sent how many articles the session has handed out */
    Credit(int sent, int upTo) {
        raise(upTo, sent);
    }

    /** Raises the credit to {@code to}, or to the end of the window if that is nearer. */
    void raise(int to, int sent) {
        upTo = Math.max(upTo, Math.min(to, sent + WINDOW));
    }

    int upTo() {
        return upTo;
    }

    /** Whether the article at {@code position} may be sent. */
    boolean covers(int position) {
        return position <= upTo;
    }
}
