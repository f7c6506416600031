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
 * Writes cursors as the opaque texts that clients hold, and reads them back. A text has at most {@value #MAX_LENGTH} ASCII characters, none
 * of which needs escaping in an address. Only texts signed with one of the site's keys can be read.
 */
public final class CursorText {

    /** Characters; the public contract's bound. */
    public static final int MAX_LENGTH = 200;

    private static final byte FEED = 1;
    private static final byte STREAM_FEED = 2;
    private static final byte STREAM_NAME = 3;
    private static final byte STREAM_CHANGE = 4;
    private static final byte HOT = 5;
    private static final byte LIST = 6; // ReaderTokens has 7 to 9
    private static final byte SEARCH = 10;

    /** Bytes: direction, time, id, head, entry, filter hash, ordinal. */
    private static final int FEED_PAYLOAD = 1 + 8 + 16 + 8 + 16 + 8 + 4;

    /** Bytes: direction, ranking, how many articles of it were passed, time, id, head, filter hash. */
    private static final int HOT_PAYLOAD = 1 + 16 + 4 + 8 + 16 + 8 + 8;

    /** Bytes: direction, time, id, hash of the list. */
    private static final int LIST_PAYLOAD = 1 + 8 + 16 + 8;

    /** Bytes: score, time, id, head, moment, window, hash of the search. */
    private static final int SEARCH_PAYLOAD = 8 + 8 + 16 + 8 + 8 + 4 + 8;

    /** Bytes: seq, epoch. */
    private static final int CHANGE_PAYLOAD = 8 + 16;

    /** Stands between the two parts of a stream cursor; needs no escaping in an address. */
    private static final char SEPARATOR = '.';

    /**
     * Bytes: instance, number, seconds of the epoch as an unsigned number. As long as the random bytes that names used to consist of, so
     * that old and new instances can read each other's names.
     */
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
        payload.putInt(cursor.key().passed());
        put(payload, cursor.key().key());
        payload.putLong(cursor.head()).putLong(cursor.filterHash());
        return signed.sign(HOT, payload.array());
    }

    public String write(ListCursor cursor) {
        var payload = ByteBuffer.allocate(LIST_PAYLOAD).put((byte) (cursor.forward() ? 1 : 0));
        put(payload, cursor.key());
        payload.putLong(cursor.listHash());
        return signed.sign(LIST, payload.array());
    }

    public String write(SearchCursor cursor) {
        var payload = ByteBuffer.allocate(SEARCH_PAYLOAD).putDouble(cursor.score());
        put(payload, cursor.key());
        payload.putLong(cursor.head()).putLong(cursor.asOf()).putInt(cursor.window());
        payload.putLong(cursor.searchHash());
        return signed.sign(SEARCH, payload.array());
    }

    /** Returns the two parts of a stream cursor, {@link #joined}. */
    public String write(StreamCursor cursor) {
        return joined(writeFeedPart(cursor.feed()), writeChangePart(cursor.seq(), cursor.epoch()));
    }

    /** Returns the part of a stream cursor that belongs to one reader. It stays the same while changes are sent. */
    public String writeFeedPart(FeedCursor cursor) {
        var payload = ByteBuffer.allocate(FEED_PAYLOAD);
        put(payload, cursor);
        return signed.sign(STREAM_FEED, payload.array());
    }

    /** Returns the part of a stream cursor that is the same for all readers who know the same changes. */
    public String writeChangePart(long seq, UUID epoch) {
        var payload = ByteBuffer.allocate(CHANGE_PAYLOAD).putLong(seq);
        put(payload, epoch);
        return signed.sign(STREAM_CHANGE, payload.array());
    }

    public static String joined(String feedPart, String changePart) {
        return feedPart + SEPARATOR + changePart;
    }

    /** @throws InvalidCursor if {@code text} is not a feed cursor that this site signed */
    public FeedCursor readFeedCursor(String text) {
        return cursor(signed.read(FEED, FEED_PAYLOAD, text));
    }

    /** @throws InvalidCursor if {@code text} is not a cursor in hot order that this site signed */
    public HotCursor readHotCursor(String text) {
        var payload = signed.read(HOT, HOT_PAYLOAD, text);
        return new HotCursor(
                Direction.values()[payload.get()],
                uuid(payload),
                new HotSortKey(payload.getInt(), key(payload)),
                payload.getLong(),
                payload.getLong());
    }

    /** @throws InvalidCursor if {@code text} is not a list cursor that this site signed */
    public ListCursor readListCursor(String text) {
        var payload = signed.read(LIST, LIST_PAYLOAD, text);
        return new ListCursor(payload.get() == 1, key(payload), payload.getLong());
    }

    /** @throws InvalidCursor if {@code text} is not a cursor of a search that this site signed */
    public SearchCursor readSearchCursor(String text) {
        var payload = signed.read(SEARCH, SEARCH_PAYLOAD, text);
        return new SearchCursor(
                payload.getDouble(),
                key(payload),
                payload.getLong(),
                payload.getLong(),
                payload.getInt(),
                payload.getLong());
    }

    /** Whether this site signed {@code text} as a cursor of a feed, in either order, or of a search. */
    public boolean isCursor(String text) {
        return isReadable(FEED, FEED_PAYLOAD, text)
                || isReadable(HOT, HOT_PAYLOAD, text)
                || isReadable(SEARCH, SEARCH_PAYLOAD, text);
    }

    /** @throws InvalidCursor if {@code text} is not a stream cursor that this site signed */
    public StreamCursor readStreamCursor(String text) {
        var separator = text.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new InvalidCursor();
        }
        var feedPart = signed.read(STREAM_FEED, FEED_PAYLOAD, text.substring(0, separator));
        var changePart = signed.read(STREAM_CHANGE, CHANGE_PAYLOAD, text.substring(separator + 1));
        return new StreamCursor(cursor(feedPart), changePart.getLong(), uuid(changePart));
    }

    /** Returns the signed text of a stream's name. Nobody else can make one, and so spend another reader's credit. */
    public String writeStreamName(StreamName name) {
        var payload = ByteBuffer.allocate(NAME_PAYLOAD)
                .putInt(name.instance())
                .putLong(name.number())
                .putInt((int) name.expiresAt().getEpochSecond());
        return signed.sign(STREAM_NAME, payload.array());
    }

    /** Returns the stream's name, or empty if no instance of this site gave it. The stream need not be open any more. */
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
        put(payload, cursor.key());
        payload.putLong(cursor.head());
        put(payload, cursor.entry() == null ? NO_ENTRY : cursor.entry().value());
        payload.putLong(cursor.filterHash()).putInt(cursor.ordinal());
    }

    private static void put(ByteBuffer payload, SortKey key) {
        payload.putLong(key.micros());
        put(payload, key.id());
    }

    private static void put(ByteBuffer payload, UUID id) {
        payload.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static FeedCursor cursor(ByteBuffer payload) {
        return new FeedCursor(
                Direction.values()[payload.get()],
                key(payload),
                payload.getLong(),
                entry(uuid(payload)),
                payload.getLong(),
                payload.getInt());
    }

    private static SortKey key(ByteBuffer payload) {
        return new SortKey(payload.getLong(), uuid(payload));
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
