package dev.unspool.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a document of XML into its items, which are the elements with one of some local names, without parsing them. It knows comments, CDATA
 * sections and document types, so that nothing in them is taken for an item. An item without an end ends where the next begins. Where a section may
 * have lost its own end, nobody can tell what belongs to which item: such an item is at fault, and all up to the next certain end belongs to it.
 */
final class XmlItems implements Closeable {

    /** Most characters of an item. */
    static final int MAX_ITEM = 8 * 1024 * 1024;

    /** Most characters of what stands before the first item. Sites of WordPress list all their authors and subjects there. */
    static final int MAX_HEAD = 8 * 1024 * 1024;

    /** Most tags and other marks of an item, or of what stands before the first: each becomes an object of some 70 bytes. */
    static final int MAX_TAGS = 250_000;

    private static final int BUFFER = 64 * 1024;

    /** Characters of the longest name that is read, with its prefix. */
    private static final int MAX_NAME = 64;

    private static final String CDATA = "<![CDATA[";
    private static final String COMMENT = "<!--";

    private final Reader text;
    private final Set<String> names;
    private final char[] buffer = new char[BUFFER];
    private int next;
    private int end;
    private long line = 1;

    /** Takes what is read; null while nothing needs it. */
    private @Nullable StringBuilder sink = new StringBuilder();

    private int most = MAX_HEAD;
    private int tags;
    private String head = "";
    private boolean isAtItem;

    /** Whether an end of an item and then a second section began in a section, so that the first may have lost its own end. */
    private boolean isDoubtful;

    /** Where a section outside items begins that never ends; 0 if there is none. */
    private long unclosedLine;

    XmlItems(InputStream file, Set<String> names) throws IOException {
        this.text = new RepairingReader(file);
        this.names = names;
        isAtItem = seek();
        head = sink == null ? "" : sink.toString();
        sink = null;
    }

    /** Returns the markup before the first item, or its beginning. */
    String head() {
        return head;
    }

    long line() {
        return line;
    }

    /** Returns the next item, or null at the end. */
    @Nullable
    CutXml next() throws IOException {
        if (!isAtItem && !seek()) {
            return unclosed();
        }
        isAtItem = false;
        isDoubtful = false;
        tags = 0;
        var from = line;
        var markup = new StringBuilder();
        sink = markup;
        most = MAX_ITEM;
        var fault = cut();
        sink = null;
        return new CutXml(from, fault == null ? markup.toString() : null, fault, !isAtItem);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** Goes on to the start tag of an item; false at the end of the file. */
    private boolean seek() throws IOException {
        while (takeUntil('<')) {
            if (isItem(1)) {
                return true;
            }
            countTag();
            var from = line;
            if (startsWith(COMMENT)) {
                unclosedLine = skip(COMMENT, "-->") ? 0 : from;
            } else if (startsWith(CDATA)) {
                unclosedLine = skip(CDATA, "]]>") ? 0 : from;
            } else if (startsWith("<!")) {
                skipDeclaration();
            } else {
                take(1);
            }
        }
        return false;
    }

    /** Returns, once, what a section without an end has swallowed; else null. */
    private @Nullable CutXml unclosed() {
        var from = unclosedLine;
        unclosedLine = 0;
        return from == 0 ? null : new CutXml(from, null, CutXml.Fault.NO_END, false);
    }

    /** Takes an item; says what is wrong with it. */
    private CutXml.@Nullable Fault cut() throws IOException {
        if (isSelfClosed()) {
            return null;
        }
        while (takeUntil('<')) {
            if (!isDoubtful && isItem(1)) {
                isAtItem = true;
                return isFull() ? CutXml.Fault.TOO_LONG : null;
            }
            if (startsWith("</") && isItem(2)) {
                takeThrough('>');
                return isFull() ? CutXml.Fault.TOO_LONG : isDoubtful ? CutXml.Fault.NO_CLEAR_END : null;
            }
            countTag();
            if (startsWith(COMMENT)) {
                skip(COMMENT, "-->");
            } else if (startsWith(CDATA)) {
                skip(CDATA, "]]>");
            }
            take(Math.min(1, end - next));
        }
        return isFull() ? CutXml.Fault.TOO_LONG : CutXml.Fault.NO_END;
    }

    private boolean isSelfClosed() throws IOException {
        takeThrough('>');
        var taken = sink;
        return taken != null && taken.length() > 1 && taken.charAt(taken.length() - 2) == '/';
    }

    /**
     * Skips a section from {@code open} to before the last character of {@code close}; false if the file ends before. The end of an item in the section
     * counts for nothing, since articles quote feeds. But if a section begins behind it, that may be one of the next item.
     */
    private boolean skip(String open, String close) throws IOException {
        var isEndSeen = false;
        take(2);
        while (takeUntilOneOf(close.charAt(0), '<')) {
            if (startsWith(close)) {
                take(close.length() - 1);
                return true;
            }
            isDoubtful |= isEndSeen && startsWith(open);
            isEndSeen |= startsWith("</") && isItem(2);
            take(1);
        }
        return false;
    }

    /** Skips a document type with all that is declared in it, which may hold anything in quotes. */
    private void skipDeclaration() throws IOException {
        var depth = 0;
        var quote = '\0';
        take(1);
        while (ensure(1)) {
            var c = buffer[next];
            take(1);
            if (quote != '\0') {
                quote = c == quote ? '\0' : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[' || c == '<') {
                depth++;
            } else if (c == ']' || (c == '>' && depth > 0)) {
                depth--;
            } else if (c == '>') {
                return;
            }
        }
    }

    /** Whether the name of an item stands {@code offset} characters on. */
    private boolean isItem(int offset) throws IOException {
        ensure(MAX_NAME);
        var from = next + offset;
        var at = from;
        while (at < end && isOfName(buffer[at])) {
            from = buffer[at] == ':' ? at + 1 : from;
            at++;
        }
        return at < end && at > from && names.contains(new String(buffer, from, at - from));
    }

    private static boolean isOfName(char c) {
        return c > ' ' && c != '>' && c != '/' && c != '<';
    }

    /** Keeps no more of the markup once it has too many tags. */
    private void countTag() {
        tags++;
        if (tags > MAX_TAGS && sink != null) {
            most = Math.min(most, sink.length());
        }
    }

    private boolean isFull() {
        return sink != null && sink.length() >= most;
    }

    private boolean startsWith(String start) throws IOException {
        return ensure(start.length()) && new String(buffer, next, start.length()).equals(start);
    }

    private boolean takeUntil(char stop) throws IOException {
        return takeUntilOneOf(stop, stop);
    }

    /** Takes all before one of two characters; false at the end of the file. */
    private boolean takeUntilOneOf(char one, char other) throws IOException {
        while (ensure(1)) {
            var at = next;
            while (at < end && buffer[at] != one && buffer[at] != other) {
                at++;
            }
            take(at - next);
            if (next < end) {
                return true;
            }
        }
        return false;
    }

    private void takeThrough(char stop) throws IOException {
        if (takeUntil(stop)) {
            take(1);
        }
    }

    private void take(int count) {
        for (var i = next; i < next + count; i++) {
            line += buffer[i] == '\n' ? 1 : 0;
        }
        if (sink != null && sink.length() < most) {
            sink.append(buffer, next, Math.min(count, most - sink.length()));
        }
        next += count;
    }

    /** Whether {@code count} more characters are in the buffer, if the file has as many. */
    private boolean ensure(int count) throws IOException {
        if (end - next < count) {
            System.arraycopy(buffer, next, buffer, 0, end - next);
            end -= next;
            next = 0;
            for (var read = 0; read >= 0 && end < count; ) {
                read = text.read(buffer, end, BUFFER - end);
                end += Math.max(0, read);
            }
        }
        return end - next >= count;
    }
}
