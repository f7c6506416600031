package dev.unspool.cursor;

import dev.unspool.article.ArticleId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Issues signed tokens that readers send back later, and reads them. They are signed with the keys of the cursors, so no table has to store
 * them. After a new key has been added, the previous one must be kept for a day: forms that are open by then would be rejected.
 */
public final class ReaderTokens {

    private static final byte FORM = 8;

    /** Not 7: tokens of that kind were part of addresses, where anybody could plant them, and are no longer accepted. */
    private static final byte AUTHOR = 9;

    /** Bytes: id, milliseconds. */
    private static final int PAYLOAD = 16 + 8;

    private final SignedText signed;

    public ReaderTokens(Supplier<SigningKeys> keys) {
        this.signed = new SignedText(keys);
    }

    /** Returns a token that proves that its holder is {@code author}. */
    public String writeAuthor(UUID author, Instant issuedAt) {
        return write(AUTHOR, author, issuedAt);
    }

    /** Returns the author that {@code token} names and when it was issued; empty if this site did not issue it. */
    public Optional<Issued> readAuthor(String token) {
        return read(AUTHOR, token);
    }

    /** Returns a token that proves that a form for {@code article} was handed out at {@code issuedAt}. Anybody may hold it. */
    public String writeForm(ArticleId article, Instant issuedAt) {
        return write(FORM, article.value(), issuedAt);
    }

    /** Returns when the form for {@code article} was handed out, to the millisecond; empty if {@code token} does not prove that. */
    public Optional<Instant> readForm(String token, ArticleId article) {
        return read(FORM, token)
                .filter(issued -> issued.id().equals(article.value()))
                .map(Issued::at);
    }

    private String write(byte kind, UUID id, Instant at) {
        var payload = ByteBuffer.allocate(PAYLOAD)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(at.toEpochMilli());
        return signed.sign(kind, payload.array());
    }

    private Optional<Issued> read(byte kind, String token) {
        try {
            var payload = signed.read(kind, PAYLOAD, token);
            return Optional.of(new Issued(
                    new UUID(payload.getLong(), payload.getLong()), Instant.ofEpochMilli(payload.getLong())));
        } catch (InvalidCursor foreign) {
            return Optional.empty();
        }
    }

    /**
     * The content of a token.
     *
     * @param id of the author or article that it names
     * @param at when it was issued, to the millisecond
     */
    public record Issued(UUID id, Instant at) {}
}
