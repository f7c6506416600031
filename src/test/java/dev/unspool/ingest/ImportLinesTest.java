package dev.unspool.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ImportLinesTest {

    @Test
    void readsLinesWithAnyLineEnd() throws IOException {
        assertThat(texts(utf8("one\ntwo\r\n\nfour"))).containsExactly("one", "two", "", "four");
        assertThat(texts(utf8("one\n"))).containsExactly("one");
        assertThat(texts(utf8(""))).isEmpty();
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        assertThat(texts(utf8("\uFEFFone\n\uFEFFtwo"))).containsExactly("one", "\uFEFFtwo");
        assertThat(texts(gzip(utf8("\uFEFFone")))).containsExactly("one");
    }

    @Test
    void unpacksGzipOfOneOrMoreMembers() throws IOException {
        var pieces = new ByteArrayOutputStream();
        pieces.writeBytes(gzip(utf8("one\ntw")));
        pieces.writeBytes(gzip(utf8("o\nthree")));
        assertThat(texts(pieces.toByteArray())).containsExactly("one", "two", "three");
    }

    @Test
    void countsLinesAndBytes() throws IOException {
        var packed = gzip(utf8("one\ntwo\n"));
        try (var lines = new ImportLines(new ByteArrayInputStream(packed))) {
            assertThat(lines.next().number()).isOne();
            assertThat(lines.next().number()).isEqualTo(2);
            assertThat(lines.next()).isNull();
            assertThat(lines.count()).isEqualTo(2);
            assertThat(lines.position()).isEqualTo(packed.length);
        }
    }

    @Test
    void keepsALineOfTheLargestSizeAndNoLongerOne() throws IOException {
        var largest = "x".repeat(ImportLines.MAX_LINE);
        try (var lines = new ImportLines(new ByteArrayInputStream(utf8(largest + "\n" + largest + "y\nz")))) {
            assertThat(lines.next().size()).isEqualTo(ImportLines.MAX_LINE);
            assertThat(lines.next().isTooLong()).isTrue();
            assertThat(lines.next().text()).isEqualTo("z");
        }
    }

    @Test
    void skipsATooLongLineInConstantMemory() throws IOException {
        var large = allocated(2L * ImportLines.MAX_LINE);
        var larger = allocated(32L * ImportLines.MAX_LINE);
        assertThat(larger - large).isLessThan(ImportLines.MAX_LINE);
    }

    /** Returns the bytes allocated while reading a line of that length. */
    private static long allocated(long length) throws IOException {
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = thread.getCurrentThreadAllocatedBytes();
        try (var lines = new ImportLines(new Endless(length))) {
            assertThat(lines.next().isTooLong()).isTrue();
            assertThat(lines.next()).isNull();
            assertThat(lines.position()).isEqualTo(length);
        }
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void failsIfAGzippedFileBreaksOff() throws IOException {
        var whole = gzip(utf8("one\ntwo\n".repeat(100_000)));
        assertThatThrownBy(() -> texts(Arrays.copyOf(whole, whole.length / 2))).isInstanceOf(EOFException.class);
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        try (var lines = new ImportLines(
                new ByteArrayInputStream(new byte[] {'a', (byte) 0xC3, '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80}))) {
            assertThatThrownBy(lines.next()::text).isInstanceOf(CharacterCodingException.class);
            assertThatThrownBy(lines.next()::text).isInstanceOf(CharacterCodingException.class);
        }
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(packed)) {
            packing.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(byte[] file) throws IOException {
        var texts = new ArrayList<String>();
        try (var lines = new ImportLines(new ByteArrayInputStream(file))) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                texts.add(line.text());
            }
        }
        return texts;
    }

    /** A stream of one line without an end. */
    private static final class Endless extends InputStream {

        private long left;

        Endless(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            var count = (int) Math.min(left, length);
            Arrays.fill(target, offset, offset + count, (byte) 'x');
            left -= count;
            return count;
        }
    }
}
