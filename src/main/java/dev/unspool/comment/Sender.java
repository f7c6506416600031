package dev.unspool.comment;

/** Whoever sends something, and may: {@link Submissions#admit} has let them in. */
public record Sender(byte[] addressHash) {

    @Override
    public String toString() {
        return "Sender";
    }
}
