package dev.unspool.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of an XML document and repairs it where a parser would give up: a byte that is none of its encoding is read as Windows-1252, and
 * a control character becomes a blank. The encoding is that of the byte order mark, else of the declaration, else UTF-8.
 */
final class RepairingReader extends Reader {

    private static final int BUFFER = 64 * 1024;

    /** Bytes in which the declaration of the encoding ends, if there is one. */
    private static final int DECLARATION = 512;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final InputStream source;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private boolean isAtEnd;

    RepairingReader(InputStream stream) throws IOException {
        source = new BufferedInputStream(stream, BUFFER);
        source.mark(DECLARATION);
        var start = source.readNBytes(DECLARATION);
        source.reset();
        var mark = ByteOrderMark.of(start);
        source.skipNBytes(mark.length);
        decoder = (mark.charset == null ? declared(start) : mark.charset)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        var out = CharBuffer.wrap(target, offset, length).slice();
        // A character outside the first plane needs room for two.
        while (out.remaining() > 1) {
            var result = decoder.decode(bytes, out, isAtEnd);
            if (result.isError()) {
                out.put(windows(bytes.get()));
            } else if (result.isOverflow() || (isAtEnd && !bytes.hasRemaining())) {
                break;
            } else if (out.position() > 0) {
                break;
            } else {
                fill();
            }
        }
        var count = out.position();
        withoutControls(target, offset, count);
        return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private void fill() throws IOException {
        bytes.compact();
        var read = source.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read > 0) {
            bytes.position(bytes.position() + read);
        }
        isAtEnd = read < 0;
        bytes.flip();
    }

    private static void withoutControls(char[] text, int offset, int count) {
        for (var i = offset; i < offset + count; i++) {
            var c = text[i];
            if ((c < ' ' && c != '\n' && c != '\t' && c != '\r') || c >= '\uFFFE') {
                text[i] = ' ';
            }
        }
    }

    private static char windows(byte single) {
        return new String(new byte[] {single}, WINDOWS).charAt(0);
    }

    /** Returns the encoding that the declaration names, if bytes can be read so that begin with this declaration. */
    private static Charset declared(byte[] start) {
        var text = new String(start, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("?>");
        var at = end < 0 ? -1 : text.substring(0, end).indexOf("encoding");
        if (at < 0) {
            return StandardCharsets.UTF_8;
        }
        var quote = firstQuote(text, at, end);
        if (quote < 0) {
            return StandardCharsets.UTF_8;
        }
        var close = text.indexOf(text.charAt(quote), quote + 1);
        return close < 0 ? StandardCharsets.UTF_8 : named(text.substring(quote + 1, close));
    }

    private static int firstQuote(String text, int from, int to) {
        for (var i = from; i < to; i++) {
            if (text.charAt(i) == '"' || text.charAt(i) == '\'') {
                return i;
            }
        }
        return -1;
    }

    /** Browsers read Latin 1 as Windows-1252, which files that say so mostly are. */
    private static Charset named(String name) {
        try {
            var charset = Charset.forName(name.strip());
            if (charset.equals(StandardCharsets.ISO_8859_1)) {
                return WINDOWS;
            }
            var isOfAscii = charset.canEncode()
                    && "<?xml".equals(new String("<?xml".getBytes(charset), StandardCharsets.US_ASCII));
            return isOfAscii && !charset.equals(StandardCharsets.US_ASCII) ? charset : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** A byte order mark, or what a document of 16-bit characters begins with. */
    private enum ByteOrderMark {
        UTF_8(StandardCharsets.UTF_8, 3, 0xEF, 0xBB, 0xBF),
        BIG(StandardCharsets.UTF_16BE, 2, 0xFE, 0xFF),
        LITTLE(StandardCharsets.UTF_16LE, 2, 0xFF, 0xFE),
        UNMARKED_BIG(StandardCharsets.UTF_16BE, 0, 0x00, '<'),
        UNMARKED_LITTLE(StandardCharsets.UTF_16LE, 0, '<', 0x00),
        NONE(null, 0);

        private final @Nullable Charset charset;
        private final int length;
        private final int[] start;

        ByteOrderMark(@Nullable Charset charset, int length, int... start) {
            this.charset = charset;
            this.length = length;
            this.start = start;
        }

        static ByteOrderMark of(byte[] text) {
            for (var mark : values()) {
                if (mark.begins(text)) {
                    return mark;
                }
            }
            return NONE;
        }

        private boolean begins(byte[] text) {
            if (text.length < start.length) {
                return false;
            }
            for (var i = 0; i < start.length; i++) {
                if ((text[i] & 0xFF) != start[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
