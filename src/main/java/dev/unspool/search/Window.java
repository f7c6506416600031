package dev.unspool.search;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How far back in time a search looks: each window holds the one before it, the last holds all. @param months 0 for all */
record Window(int number, int months) {

    static final List<Window> ALL = List.of(new Window(0, 2), new Window(1, 24), new Window(2, 0));

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    /** Returns a query for the months of the window up to {@code newest}, to follow others; empty for all. */
    String query(Instant newest) {
        if (months == 0) {
            return "";
        }
        var last = YearMonth.from(newest.atOffset(ZoneOffset.UTC));
        return IntStream.range(0, months)
                .mapToObj(i -> Word.quoted("#m" + MONTH.format(last.minusMonths(i))))
                .collect(Collectors.joining(" | ", " & (", ")"));
    }

    boolean isLast() {
        return months == 0;
    }

    Window next() {
        return ALL.get(number + 1);
    }
}
