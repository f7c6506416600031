package dev.unspool.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.FeedCursor.Direction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class CursorTextTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final SigningKeys.Key OLD = key(1);
    private static final SigningKeys.Key NEW = key(2);

    private final CursorText text = text(OLD);

    @Property
    void readsWhatItWrote(@ForAll("cursors") FeedCursor cursor) {
        assertThat(text.readFeedCursor(text.write(cursor))).isEqualTo(cursor);
    }

    @Property
    void readsTheStreamCursorItWrote(@ForAll("cursors") FeedCursor cursor, @ForAll long seq) {
        var position = new StreamCursor(cursor, seq, UUID.randomUUID());
        assertThat(text.readStreamCursor(text.write(position))).isEqualTo(position);
    }

    @Property
    void writesAtMostTwoHundredCharactersThatNeedNoEscaping(@ForAll("cursors") FeedCursor cursor) {
        assertThat(text.write(new StreamCursor(cursor, Long.MIN_VALUE, UUID.randomUUID())))
                .hasSizeLessThanOrEqualTo(CursorText.MAX_LENGTH)
                .matches("[A-Za-z0-9._~-]+"); // the unreserved characters of RFC 3986
    }

    @Property
    void readsTheHotCursorItWrote(@ForAll("hotCursors") HotCursor cursor) {
        var written = text.write(cursor);
        assertThat(text.readHotCursor(written)).isEqualTo(cursor);
        assertThat(text.isCursor(written)).isTrue();
        assertThat(written).hasSizeLessThanOrEqualTo(CursorText.MAX_LENGTH).matches("[A-Za-z0-9._~-]+");
    }

    @Property(tries = 20)
    void refusesEverySingleCharacterOfAHotCursorChanged(@ForAll("hotCursors") HotCursor cursor) {
        var written = text.write(cursor);
        for (int i = 0; i < written.length(); i++) {
            var other = ALPHABET.charAt((ALPHABET.indexOf(written.charAt(i)) + 1) % ALPHABET.length());
            var changed = written.substring(0, i) + other + written.substring(i + 1);
            assertThatThrownBy(() -> text.readHotCursor(changed)).isInstanceOf(InvalidCursor.class);
            assertThat(text.isCursor(changed)).isFalse();
        }
    }

    @Property(tries = 20)
    void neverReadsACursorOfOneOrderAsOneOfTheOther(
            @ForAll("cursors") FeedCursor latest, @ForAll("hotCursors") HotCursor hot) {
        assertRefused(text.write(hot));
        assertThatThrownBy(() -> text.readHotCursor(text.write(latest))).isInstanceOf(InvalidCursor.class);
        assertThatThrownBy(() -> text.readStreamCursor(text.write(hot))).isInstanceOf(InvalidCursor.class);
    }

    @Property(tries = 20)
    void refusesEverySingleCharacterChanged(@ForAll("cursors") FeedCursor cursor) {
        var written = text.write(cursor);
        for (int i = 0; i < written.length(); i++) {
            var other = ALPHABET.charAt((ALPHABET.indexOf(written.charAt(i)) + 1) % ALPHABET.length());
            assertRefused(written.substring(0, i) + other + written.substring(i + 1));
        }
    }

    /** The last character of base64 may have spare bits, in which an altered text would decode to the same bytes. */
    @Property(tries = 20)
    void refusesEveryOtherLastCharacterOfAStreamCursor(@ForAll("cursors") FeedCursor cursor) {
        var written = text.write(new StreamCursor(cursor, 7, UUID.randomUUID()));
        for (var last : ALPHABET.toCharArray()) {
            var changed = written.substring(0, written.length() - 1) + last;
            if (!changed.equals(written)) {
                assertThatThrownBy(() -> text.readStreamCursor(changed)).isInstanceOf(InvalidCursor.class);
            }
        }
    }

    @Property(tries = 200)
    void refusesAnythingElse(@ForAll String anything) {
        assertRefused(anything);
    }

    @Property(tries = 20)
    void neverReadsAStreamCursorAsAFeedCursor(@ForAll("cursors") FeedCursor cursor) {
        assertRefused(text.write(new StreamCursor(cursor, 1, UUID.randomUUID())));
        assertThatThrownBy(() -> text.readStreamCursor(text.write(cursor))).isInstanceOf(InvalidCursor.class);
    }

    @Property(tries = 20)
    void acceptsThePreviousKeyAfterRotation(@ForAll("cursors") FeedCursor cursor) {
        var rotated = text(NEW, OLD);
        assertThat(rotated.readFeedCursor(text.write(cursor))).isEqualTo(cursor);
        assertThatThrownBy(() -> text.readFeedCursor(rotated.write(cursor))).isInstanceOf(InvalidCursor.class);
    }

    @Property(tries = 20)
    void refusesAnotherSitesKeyWithTheSameId(@ForAll("cursors") FeedCursor cursor) {
        var other = text(new SigningKeys.Key(OLD.id(), new byte[32]));
        assertThatThrownBy(() -> text.readFeedCursor(other.write(cursor))).isInstanceOf(InvalidCursor.class);
    }

    @Property(tries = 20)
    void readsTheStreamNameItWrote(@ForAll int instance, @ForAll long number, @ForAll int seconds) {
        var name = new StreamName(instance, number, Instant.ofEpochSecond(Integer.toUnsignedLong(seconds)));
        assertThat(text.readStreamName(text.writeStreamName(name))).contains(name);
    }

    /** Otherwise each release would refuse the other's, and an {@code EventSource} that is refused gives up for good. */
    @Property(tries = 20)
    void readsStreamNamesOfThePreviousReleaseAndWritesThemUnchanged(@ForAll @Size(16) byte[] random) {
        var earlier = EarlierStreamName.of(() -> new SigningKeys(List.of(OLD)), random);
        var read = text.readStreamName(earlier);
        assertThat(read.map(text::writeStreamName)).contains(earlier);
    }

    @Provide
    Arbitrary<FeedCursor> cursors() {
        var ids = Combinators.combine(Arbitraries.longs(), Arbitraries.longs().filter(bits -> bits != 0))
                .as(UUID::new);
        var positions = Combinators.combine(Arbitraries.longs(), ids).as(SortKey::new);
        return Combinators.combine(
                        Arbitraries.of(Direction.class),
                        positions,
                        Arbitraries.longs(),
                        ids.map(ArticleId::new).injectNull(0.3),
                        Arbitraries.longs(),
                        Arbitraries.integers())
                .as(FeedCursor::new);
    }

    @Provide
    Arbitrary<HotCursor> hotCursors() {
        var ids = Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
        var positions = Combinators.combine(Arbitraries.longs(), ids).as(SortKey::new);
        var places = Combinators.combine(Arbitraries.integers(), positions).as(HotSortKey::new);
        return Combinators.combine(
                        Arbitraries.of(Direction.class), ids, places, Arbitraries.longs(), Arbitraries.longs())
                .as(HotCursor::new);
    }

    private void assertRefused(String changed) {
        assertThatThrownBy(() -> text.readFeedCursor(changed)).isInstanceOf(InvalidCursor.class);
    }

    private static CursorText text(SigningKeys.Key... keys) {
        var known = new SigningKeys(List.of(keys));
        return new CursorText(() -> known);
    }

    private static SigningKeys.Key key(int id) {
        var secret = new byte[32];
        java.util.Arrays.fill(secret, (byte) (id * 31));
        return new SigningKeys.Key((byte) id, secret);
    }
}
