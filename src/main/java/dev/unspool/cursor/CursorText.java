package dev.unspool.cursor;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.FeedCursor.Direction;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Positions as the opaque texts that clients hold: at most {@value #MAX_LENGTH} ASCII characters that need no escaping in an address.
 * Readable only where a key of ours signed them.
 */
public final class CursorText {

    /** Characters; the public contract's bound. */
    public static final int MAX_LENGTH = 200;

    private static final byte FEED = 1;
    private static final byte PLACE = 2;
    private static final byte STREAM_NAME = 3;
    private static final byte CHANGE = 4;
    private static final byte HOT = 5;
    private static final byte LIST = 6; // 7 to 9 are those of ReaderTokens

    /** Bytes: direction, time, id, head, entry, filter hash, ordinal. */
    private static final int FEED_PAYLOAD = 1 + 8 + 16 + 8 + 16 + 8 + 4;

    /** Bytes: direction, ranking, places passed in it, time, id, head, filter hash. */
    private static final int HOT_PAYLOAD = 1 + 16 + 4 + 8 + 16 + 8 + 8;

    /** Bytes: direction, time, id, hash of the list. */
    private static final int LIST_PAYLOAD = 1 + 8 + 16 + 8;

    /** Bytes: seq, epoch. */
    private static final int CHANGE_PAYLOAD = 8 + 16;

    /** Between the two parts of a stream position; needs no escaping in an address either. */
    private static final char SEAM = '.';

    /** Bytes: instance, number, seconds of the epoch without a sign. As long as the random bytes that names were before, so that either reads both. */
    private static final int NAME_PAYLOAD = 4 + 8 + 4;

    private static final UUID NO_ENTRY = new UUID(0, 0);

    private final SignedText signed;

    public CursorText(Supplier<SigningKeys> keys) {
        this.signed = new SignedText(keys);
    }

    public String write(FeedCursor cursor) {
        var payload = ByteBuffer.allocate(FEED_PAYLOAD);
        put(payload, cursor);
        return signed.sign(FEED, payload.array());
    }

    public String write(HotCursor cursor) {
        var payload = ByteBuffer.allocate(HOT_PAYLOAD);
        payload.put((byte) cursor.direction().ordinal());
        put(payload, cursor.ranking());
        payload.putInt(cursor.place().passed());
        put(payload, cursor.place().position());
        payload.putLong(cursor.head()).putLong(cursor.filterHash());
        return signed.sign(HOT, payload.array());
    }

    public String write(ListCursor cursor) {
        var payload = ByteBuffer.allocate(LIST_PAYLOAD).put((byte) (cursor.forward() ? 1 : 0));
        put(payload, cursor.position());
        payload.putLong(cursor.listHash());
        return signed.sign(LIST, payload.array());
    }

    /** The text of {@link #writePlace} and that of {@link #writeChange}, {@link #joined}. */
    public String write(StreamPosition position) {
        return joined(writePlace(position.cursor()), writeChange(position.seq(), position.epoch()));
    }

    /** The part of a stream position that is a reader's own, and stays while changes are told. */
    public String writePlace(FeedCursor cursor) {
        var payload = ByteBuffer.allocate(FEED_PAYLOAD);
        put(payload, cursor);
        return signed.sign(PLACE, payload.array());
    }

    /** The part of a stream position that all readers share who know the same changes. */
    public String writeChange(long seq, UUID epoch) {
        var payload = ByteBuffer.allocate(CHANGE_PAYLOAD).putLong(seq);
        put(payload, epoch);
        return signed.sign(CHANGE, payload.array());
    }

    public static String joined(String place, String change) {
        return place + SEAM + change;
    }

    /** @throws InvalidCursor where {@code text} is not a feed cursor that we signed */
    public FeedCursor readCursor(String text) {
        return cursor(signed.read(FEED, FEED_PAYLOAD, text));
    }

    /** @throws InvalidCursor where {@code text} is not a cursor of a feed in hot order that we signed */
    public HotCursor readHotCursor(String text) {
        var payload = signed.read(HOT, HOT_PAYLOAD, text);
        return new HotCursor(
                Direction.values()[payload.get()],
                uuid(payload),
                new HotPlace(payload.getInt(), position(payload)),
                payload.getLong(),
                payload.getLong());
    }

    /** @throws InvalidCursor where {@code text} is not a cursor of a list by time that we signed */
    public ListCursor readListCursor(String text) {
        var payload = signed.read(LIST, LIST_PAYLOAD, text);
        return new ListCursor(payload.get() == 1, position(payload), payload.getLong());
    }

    /** Whether we signed {@code text} as a cursor of a feed, in whichever order. */
    public boolean isCursor(String text) {
        return isReadable(FEED, FEED_PAYLOAD, text) || isReadable(HOT, HOT_PAYLOAD, text);
    }

    /** @throws InvalidCursor where {@code text} is not a stream position that we signed */
    public StreamPosition readPosition(String text) {
        var seam = text.indexOf(SEAM);
        if (seam < 0) {
            throw new InvalidCursor();
        }
        var place = signed.read(PLACE, FEED_PAYLOAD, text.substring(0, seam));
        var change = signed.read(CHANGE, CHANGE_PAYLOAD, text.substring(seam + 1));
        return new StreamPosition(cursor(place), change.getLong(), uuid(change));
    }

    /** The name as clients hold it: nobody else can make one, and spend another reader's credit. */
    public String writeStreamName(StreamName name) {
        var payload = ByteBuffer.allocate(NAME_PAYLOAD)
                .putInt(name.instance())
                .putLong(name.number())
                .putInt((int) name.expiresAt().getEpochSecond());
        return signed.sign(STREAM_NAME, payload.array());
    }

    /** The name that an instance of this site gave to a stream, whether it is open or not; empty where none gave it. */
    public Optional<StreamName> readStreamName(String text) {
        try {
            var payload = signed.read(STREAM_NAME, NAME_PAYLOAD, text);
            return Optional.of(new StreamName(payload.getInt(), payload.getLong(), seconds(payload.getInt())));
        } catch (InvalidCursor foreign) {
            return Optional.empty();
        }
    }

    private boolean isReadable(byte version, int payload, String text) {
        try {
            return signed.read(version, payload, text).hasRemaining();
        } catch (InvalidCursor foreign) {
            return false;
        }
    }

    private static void put(ByteBuffer payload, FeedCursor cursor) {
        payload.put((byte) cursor.direction().ordinal());
        put(payload, cursor.position());
        payload.putLong(cursor.head());
        put(payload, cursor.entry() == null ? NO_ENTRY : cursor.entry().value());
        payload.putLong(cursor.filterHash()).putInt(cursor.ordinal());
    }

    private static void put(ByteBuffer payload, FeedPosition position) {
        payload.putLong(position.micros());
        put(payload, position.id());
    }

    private static void put(ByteBuffer payload, UUID id) {
        payload.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static FeedCursor cursor(ByteBuffer payload) {
        return new FeedCursor(
                Direction.values()[payload.get()],
                position(payload),
                payload.getLong(),
                entry(uuid(payload)),
                payload.getLong(),
                payload.getInt());
    }

    private static FeedPosition position(ByteBuffer payload) {
        return new FeedPosition(payload.getLong(), uuid(payload));
    }

    private static @Nullable ArticleId entry(UUID id) {
        return id.equals(NO_ENTRY) ? null : new ArticleId(id);
    }

    private static Instant seconds(int unsigned) {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(unsigned));
    }

    private static UUID uuid(ByteBuffer payload) {
        return new UUID(payload.getLong(), payload.getLong());
    }
}
