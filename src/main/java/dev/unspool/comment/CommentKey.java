package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import dev.unspool.web.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * A client's name for a request.
 *
 * @param hash of the article and the name
 * @param fingerprint the same for the same words only
 * @param isSecret whether nobody can guess the name
 * @param addressHash of the household that sends the request
 */
record CommentKey(byte[] hash, byte[] fingerprint, boolean isSecret, byte[] addressHash) {

    /** Characters of a name that only its client can know: a UUID, or the like. */
    private static final int SECRET = 16;

    static CommentKey of(String key, ArticleId article, CommentWords words, Sender sender) {
        return new CommentKey(
                sha256(article + "\n" + key),
                sha256(words.parent() + "\n" + words.name() + "\n" + words.text()),
                key.length() >= SECRET,
                sender.addressHash());
    }

    private static byte[] sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
