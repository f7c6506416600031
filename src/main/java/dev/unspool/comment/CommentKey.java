package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import dev.unspool.web.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The idempotency key of a request to add a comment.
 *
 * @param hash of the article and the client's key
 * @param fingerprint a hash that is equal for equal content only
 * @param isSecret whether the client's key is too long to be guessed
 * @param isDerived whether the key is computed from what the request is, so that two readers may have the same one
 * @param addressHash of the household that sends the request
 * @param author the author whom the request names; null if it names none
 */
record CommentKey(
        byte[] hash,
        byte[] fingerprint,
        boolean isSecret,
        boolean isDerived,
        byte[] addressHash,
        @Nullable UUID author) {

    /** How long a key is kept. After that, a repetition makes another comment. */
    static final Duration KEPT = Duration.ofDays(1);

    /**
     * How long a derived key is kept: a double click, or a second one after a pause. Two readers behind one address who write the same words within it
     * are taken for one, and the second one's comment is not stored; neither is given anything that is the other's.
     */
    static final Duration DERIVED_KEPT = Duration.ofSeconds(5);

    /** Minimum length of a key that only its client can know, such as a UUID. */
    private static final int SECRET = 16;

    static CommentKey of(
            String key, CommentForm form, ArticleId article, CommentContent content, AdmittedSender sender) {
        return new CommentKey(
                sha256(article + "\n" + key),
                sha256(content.parent() + "\n" + content.name() + "\n" + content.text()),
                key.length() >= SECRET,
                form.isKeyDerived(),
                sender.addressHash(),
                form.author());
    }

    /** Returns how long this key is kept. */
    Duration kept() {
        return isDerived ? DERIVED_KEPT : KEPT;
    }

    boolean isOfNewAuthor() {
        return author == null;
    }

    /** Whether a repetition with this key can only come from the sender of the comment. */
    boolean isProof() {
        return isSecret && !isDerived;
    }

    /**
     * Whether a request with this key may repeat the one that made a comment. With a derived key, a request that names an author repeats only that
     * author's, and one that names none only a request that named none either.
     *
     * @param maker the author of the comment
     * @param wasOfNewAuthor whether the request that made it named no author
     */
    boolean mayRepeat(UUID maker, boolean wasOfNewAuthor) {
        return !isDerived || (author == null ? wasOfNewAuthor : author.equals(maker));
    }

    private static byte[] sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
