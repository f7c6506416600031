package dev.unspool.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a JSON document into the objects of some arrays, without parsing them. So the document can have any size, and an object that is malformed, but
 * for its brackets and quotes, is only itself lost.
 */
final class JsonItems implements Closeable {

    /** Most bytes of an object. */
    static final int MAX_ITEM = 8 * 1024 * 1024;

    /** Bytes of a name or a text of the document itself that are kept. */
    private static final int MAX_TEXT = 2_000;

    /** Texts of the document itself that are kept. */
    private static final int MAX_TEXTS = 100;

    /** Deepest nesting of the document around its items. */
    private static final int MAX_DEPTH = 64;

    private final InputStream source;
    private final Set<String> arrays;
    private final String[] names = new String[MAX_DEPTH];
    private final Map<String, String> texts = new HashMap<>();
    private int depth;
    private String name = "";
    private String last = "";
    private boolean isValue;
    private long offset;
    private long line = 1;
    private @Nullable ByteArrayOutputStream sink;
    private boolean isTooLong;

    JsonItems(InputStream file, Set<String> arrays) {
        this.source = new BufferedInputStream(file, 64 * 1024);
        this.arrays = arrays;
    }

    long line() {
        return line;
    }

    /** Returns a text of the document itself that was read so far. */
    @Nullable
    String text(String member) {
        return texts.get(member);
    }

    /**
     * Returns the next object, or null at the end.
     *
     * @throws IOException if the document ends before it is closed, or is nested too deeply
     */
    @Nullable
    CutJson next() throws IOException {
        for (var c = read(); c >= 0; c = read()) {
            if (c == '{' && depth > 0 && arrays.contains(names[depth - 1])) {
                return cut(names[depth - 1]);
            }
            step(c);
        }
        if (depth > 0) {
            throw new BrokenOffException();
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private void step(int c) throws IOException {
        switch (c) {
            case '"' -> string();
            case ':' -> {
                name = last;
                isValue = true;
            }
            case ',' -> isValue = false;
            case '{', '[' -> open(c == '[' ? name : "");
            case '}', ']' -> depth = Math.max(0, depth - 1);
            default -> {}
        }
    }

    private void open(String array) throws IOException {
        if (depth == MAX_DEPTH) {
            throw new IOException("the document is nested too deeply");
        }
        names[depth++] = array;
        name = "";
        isValue = false;
    }

    private void string() throws IOException {
        var text = new ByteArrayOutputStream();
        for (var c = read(); c >= 0 && c != '"'; c = read()) {
            var isEscape = c == '\\';
            if (text.size() < MAX_TEXT) {
                text.write(c);
            }
            if (isEscape && text.size() < MAX_TEXT) {
                text.write(Math.max(0, read()));
            } else if (isEscape) {
                read();
            }
        }
        last = text.toString(StandardCharsets.UTF_8);
        if (isValue && depth == 1 && text.size() < MAX_TEXT && texts.size() < MAX_TEXTS) {
            texts.put(name, last.replace("\\/", "/"));
        }
        isValue = false;
    }

    private CutJson cut(String array) throws IOException {
        var place = new ItemPlace(line, offset - 1);
        var bytes = new ByteArrayOutputStream();
        bytes.write('{');
        sink = bytes;
        isTooLong = false;
        skipObject();
        sink = null;
        return new CutJson(array, place, isTooLong ? null : bytes.toByteArray());
    }

    private void skipObject() throws IOException {
        var open = 1;
        var isText = false;
        while (open > 0) {
            var c = read();
            if (c < 0) {
                throw new BrokenOffException();
            }
            if (isText && c == '\\') {
                read();
            } else if (c == '"') {
                isText = !isText;
            } else if (!isText && (c == '{' || c == '[')) {
                open++;
            } else if (!isText && (c == '}' || c == ']')) {
                open--;
            }
        }
    }

    private int read() throws IOException {
        var c = source.read();
        offset++;
        line += c == '\n' ? 1 : 0;
        if (sink != null && c >= 0) {
            keep(c, sink);
        }
        return c;
    }

    private void keep(int c, ByteArrayOutputStream bytes) {
        isTooLong |= bytes.size() >= MAX_ITEM;
        if (isTooLong) {
            bytes.reset();
        } else {
            bytes.write(c);
        }
    }
}
