package dev.unspool.cursor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The article numbers that a reader has read, as ranges such as {@code 1-20,25}.
 *
 * @param ranges ascending; the constructor sorts them and merges those that touch
 */
public record ReadRanges(List<Range> ranges) {

    /** Bytes of the text; the public contract's bound, so that every proxy accepts the address. */
    public static final int MAX_LENGTH = 1_024;

    public static final ReadRanges NOTHING = new ReadRanges(List.of());

    private static final Pattern COMMA = Pattern.compile(",");

    private static final Pattern FORM =
            Pattern.compile("[1-9]\\d{0,17}(?:-[1-9]\\d{0,17})?(?:,[1-9]\\d{0,17}(?:-[1-9]\\d{0,17})?)*+");

    public ReadRanges {
        ranges = merged(ranges);
    }

    /** @throws IllegalArgumentException with a sentence that says what to change */
    public static ReadRanges parse(String text) {
        if (text.isEmpty()) {
            return NOTHING;
        }
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "give at most " + MAX_LENGTH + " characters: merge or forget old ranges");
        }
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("give article numbers as ranges, such as 1-20,25");
        }
        return new ReadRanges(COMMA.splitAsStream(text).map(Range::parse).toList());
    }

    /** Returns the numbers as a PostgreSQL {@code int8multirange} literal. */
    public String multirange() {
        return ranges.stream()
                .map(range -> "[" + range.first() + "," + range.last() + "]")
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }

    private static List<Range> merged(List<Range> ranges) {
        var merged = new ArrayList<Range>();
        for (var range :
                ranges.stream().sorted(Comparator.comparingLong(Range::first)).toList()) {
            var last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && range.first() <= last.last() + 1) {
                merged.set(merged.size() - 1, new Range(last.first(), Math.max(last.last(), range.last())));
            } else {
                merged.add(range);
            }
        }
        return List.copyOf(merged);
    }

    /** The article numbers from {@code first} to {@code last}, both included. */
    public record Range(long first, long last) {

        public Range {
            if (first > last) {
                throw new IllegalArgumentException("give ranges from low to high: " + last + "-" + first);
            }
        }

        static Range parse(String text) {
            var dash = text.indexOf('-');
            return dash < 0
                    ? new Range(Long.parseLong(text), Long.parseLong(text))
                    : new Range(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
        }

        @Override
        public String toString() {
            return first == last ? Long.toString(first) : first + "-" + last;
        }
    }
}
