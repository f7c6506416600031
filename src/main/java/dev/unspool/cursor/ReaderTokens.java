package dev.unspool.cursor;

import dev.unspool.article.ArticleId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What readers are given to show again, signed by the keys of the cursors: no table of ours has to know it. A new key must sign for a day
 * before the one before it may be taken away, or forms that are open are too old.
 */
public final class ReaderTokens {

    private static final byte FORM = 8;

    /** Not 7: tokens of that kind stood in addresses, where anybody could plant them, and are no longer read. */
    private static final byte AUTHOR = 9;

    /** Bytes: id, milliseconds. */
    private static final int PAYLOAD = 16 + 8;

    private final SignedText signed;

    public ReaderTokens(Supplier<SigningKeys> keys) {
        this.signed = new SignedText(keys);
    }

    /** That whoever has it is {@code author}: nobody else can know it. */
    public String writeAuthor(UUID author, Instant issuedAt) {
        return write(AUTHOR, author, issuedAt);
    }

    /** The author that {@code token} names, and when it was issued; empty where it was not issued here. */
    public Optional<Issued> readAuthor(String token) {
        return read(AUTHOR, token);
    }

    /** That a form for {@code article} was given out at {@code issuedAt}, to anybody. */
    public String writeForm(ArticleId article, Instant issuedAt) {
        return write(FORM, article.value(), issuedAt);
    }

    /** When the form for {@code article} was given out, to the millisecond; empty where {@code token} does not say so. */
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
     * What a token says.
     *
     * @param id of the author or article that it names
     * @param at when it was issued, to the millisecond
     */
    public record Issued(UUID id, Instant at) {}
}
