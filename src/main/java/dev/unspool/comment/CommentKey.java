package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import dev.unspool.web.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * A client's name for a request.
 *
 * @param hash of the article and the name
 * @param fingerprint the same for the same words only
 * @param isSecret whether the name is too long to be guessed
 * @param isDerived whether the name is made of the words, so that those who know these have it
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

    /** Characters of a name that only its client can know: a UUID, or the like. */
    private static final int SECRET = 16;

    static CommentKey of(String key, CommentForm form, ArticleId article, CommentWords words, Sender sender) {
        return new CommentKey(
                sha256(article + "\n" + key),
                sha256(words.parent() + "\n" + words.name() + "\n" + words.text()),
                key.length() >= SECRET,
                form.isKeyDerived(),
                sender.addressHash(),
                form.author() == null);
    }

    /**
     * Whether a repetition by this name can only come from the sender of the comment.
     *
     * @param wasPublished whether readers may have seen the words
     */
    boolean isProof(boolean wasPublished) {
        return isSecret && !(isDerived && wasPublished);
    }

    private static byte[] sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
