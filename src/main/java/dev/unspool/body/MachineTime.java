package dev.unspool.body;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads values of {@code datetime}, as the HTML standard allows them in a {@code time} element: dates, times, weeks and durations. */
final class MachineTime {

    private static final String YEAR = "\\d{4,6}";
    private static final String DAY = "(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";
    private static final String DATE = YEAR + "-" + DAY;
    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,3})?)?";
    private static final String ZONE = "(Z|[+-]([01]\\d|2[0-3]):?[0-5]\\d)";
    private static final String MOMENT = DATE + "[T ]" + TIME + ZONE + "?";
    private static final String PERIOD = "P(?=[\\dT])(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d{1,3})?S)?)?";
    private static final Pattern VALID = Pattern.compile(String.join(
            "|",
            YEAR,
            YEAR + "-(0[1-9]|1[0-2])",
            YEAR + "-W(0[1-9]|[1-4]\\d|5[0-3])",
            "(--)?" + DAY,
            DATE,
            TIME,
            ZONE,
            MOMENT,
            PERIOD));

    /** HTML has milliseconds at most; many databases write microseconds. */
    private static final Pattern FINER = Pattern.compile("(\\.\\d{3})\\d{1,6}");

    private static final int LONGEST = 40;

    private MachineTime() {}

    /** Returns the value, to the millisecond; empty if HTML does not allow it. */
    static Optional<String> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var value = FINER.matcher(text.strip()).replaceFirst("$1");
        return VALID.matcher(value).matches() ? Optional.of(value) : Optional.empty();
    }
}
