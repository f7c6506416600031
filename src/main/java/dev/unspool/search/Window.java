package dev.unspool.search;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How far back in time a search looks. A search begins with the newest months and takes in older ones until it finds enough; a walk that comes to the
 * end of its window goes on with all that is older.
 *
 * @param number names the window in cursors; a number keeps its meaning for as long as cursors are valid
 * @param from months that are left out: the newest ones
 * @param until months up to the oldest that is looked at, from the newest one on; 0 for no limit
 */
record Window(int number, int from, int until) {

    static final List<Window> ALL = List.of(
            new Window(0, 0, 2), new Window(1, 0, 24), new Window(2, 0, 0), new Window(3, 2, 24), new Window(4, 24, 0));

    /** The window in which every search begins. */
    static final Window FIRST = ALL.get(0);

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    /** Returns a query for the months of the window, counted back from {@code newest}, to follow others; empty for all. */
    String query(Instant newest) {
        var last = YearMonth.from(newest.atOffset(ZoneOffset.UTC));
        if (until > 0) {
            return months(last, from, until, " & (");
        }
        return from > 0 ? months(last, 0, from, " & !(") : "";
    }

    private static String months(YearMonth last, int from, int until, String begin) {
        return IntStream.range(from, until)
                .mapToObj(i -> Word.quoted("#m" + MONTH.format(last.minusMonths(i))))
                .collect(Collectors.joining(" | ", begin, ")"));
    }

    boolean isLast() {
        return until == 0;
    }

    /** Returns the window that holds this one and older months. Not for one that {@link #isLast}. */
    Window wider() {
        return until == FIRST.until ? ALL.get(1) : ALL.get(2);
    }

    /** Returns the window with what is older than this one. Not for one that {@link #isLast}. */
    Window older() {
        return until == FIRST.until ? ALL.get(3) : ALL.get(4);
    }
}
