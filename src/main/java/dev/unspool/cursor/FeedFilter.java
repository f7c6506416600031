package dev.unspool.cursor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Selects the articles of a feed: those that match every part that is not null. Each part is the key of a topic, which stays when its slug
 * changes; in a request that is not looked up yet, it is the slug that the client sent. */
public record FeedFilter(
        @Nullable String section,
        @Nullable String tag,
        @Nullable String author) {

    /** Selects every published article. */
    public static final FeedFilter ALL = new FeedFilter(null, null, null);

    public static FeedFilter section(@Nullable String slug) {
        return new FeedFilter(slug, null, null);
    }

    public static FeedFilter tag(String slug) {
        return new FeedFilter(null, slug, null);
    }

    public static FeedFilter author(String slug) {
        return new FeedFilter(null, null, slug);
    }

    /** Returns the first 64 bits of SHA-256 over the parts. A cursor carries it, so that it cannot be used with another feed. */
    public long hash() {
        // U+0000 cannot stand in a slug, so parts cannot run into each other.
        var parts =
                Objects.toString(section, "") + '\0' + Objects.toString(tag, "") + '\0' + Objects.toString(author, "");
        return ByteBuffer.wrap(sha256().digest(parts.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
