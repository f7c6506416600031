package dev.unspool.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    @Test
    void readsLinesWithAnyLineEnd() throws IOException {
        assertThat(texts(utf8("one\ntwo\r\n\nfour"))).containsExactly("one", "two", "", "four");
        assertThat(texts(utf8("one\n"))).containsExactly("one");
        assertThat(texts(utf8(""))).isEmpty();
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        assertThat(texts(utf8("\uFEFFone\n\uFEFFtwo"))).containsExactly("one", "\uFEFFtwo");
    }

    @Test
    void countsLines() throws IOException {
        try (var lines = new JsonLines(new ByteArrayInputStream(utf8("one\ntwo\n")))) {
            assertThat(lines.nextLine().number()).isOne();
            assertThat(lines.nextLine().number()).isEqualTo(2);
            assertThat(lines.nextLine()).isNull();
            assertThat(lines.line()).isEqualTo(2);
        }
    }

    @Test
    void keepsALineOfTheLargestSizeAndNoLongerOne() throws IOException {
        var largest = "x".repeat(JsonLines.MAX_LINE);
        try (var lines = new JsonLines(new ByteArrayInputStream(utf8(largest + "\n" + largest + "y\nz")))) {
            assertThat(lines.nextLine().size()).isEqualTo(JsonLines.MAX_LINE);
            assertThat(lines.nextLine().isTooLong()).isTrue();
            assertThat(lines.nextLine().text()).isEqualTo("z");
        }
    }

    @Test
    void skipsATooLongLineInConstantMemory() throws IOException {
        var large = allocated(2L * JsonLines.MAX_LINE);
        var larger = allocated(32L * JsonLines.MAX_LINE);
        assertThat(larger - large).isLessThan(JsonLines.MAX_LINE);
    }

    /** Returns the bytes allocated while reading a line of that length. */
    private static long allocated(long length) throws IOException {
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = thread.getCurrentThreadAllocatedBytes();
        try (var lines = new JsonLines(new Endless(length))) {
            assertThat(lines.nextLine().isTooLong()).isTrue();
            assertThat(lines.nextLine()).isNull();
        }
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        try (var lines = new JsonLines(
                new ByteArrayInputStream(new byte[] {'a', (byte) 0xC3, '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80}))) {
            assertThatThrownBy(lines.nextLine()::text).isInstanceOf(CharacterCodingException.class);
            assertThatThrownBy(lines.nextLine()::text).isInstanceOf(CharacterCodingException.class);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(byte[] file) throws IOException {
        var texts = new ArrayList<String>();
        try (var lines = new JsonLines(new ByteArrayInputStream(file))) {
            for (var line = lines.nextLine(); line != null; line = lines.nextLine()) {
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
