package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import dev.unspool.web.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * The idempotency key of a request to add a comment.
 *
 * @param hash of the article and the client's key
 * @param fingerprint a hash that is equal for equal content only
 * @param isSecret whether the client's key is too long to be guessed
 * @param isDerived whether the client's key is computed from the content, so that those who know the content can compute it
 * @param addressHash of the household that sends the request
 * @param isOfNewAuthor whether the request names no author
 */
record CommentKey(
        byte[] hash,
        byte[] fingerprint,
        boolean isSecret,
        boolean isDerived,
        byte[] addressHash,
        boolean isOfNewAuthor) {

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
                form.author() == null);
    }

    /**
     * Whether a repetition with this key can only come from the sender of the comment.
     *
     * @param wasPublished whether readers may have seen the content
     */
    boolean isProof(boolean wasPublished) {
        return isSecret && !(isDerived && wasPublished);
    }

    private static byte[] sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
