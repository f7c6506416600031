package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A client's name for a request.
 *
 * @param hash of the article and the name
 * @param fingerprint the same for the same words only
 * @param isSecret whether nobody can guess the name
 */
record CommentKey(byte[] hash, byte[] fingerprint, boolean isSecret) {

    /** Characters of a name that only its client can know: a UUID, or the like. */
    private static final int SECRET = 16;

    static CommentKey of(String key, ArticleId article, CommentWords words) {
        return new CommentKey(
                sha256(article + "\n" + key),
                sha256(words.parent() + "\n" + words.name() + "\n" + words.text()),
                key.length() >= SECRET);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
