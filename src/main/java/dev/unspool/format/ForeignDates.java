package dev.unspool.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads dates as feeds and exports write them: RFC 822 and RFC 3339 with the usual breaches, such as other names of zones, two digits of a year, no day,
 * no time or no zone. What is no date, or is of the year 0, is not known.
 */
final class ForeignDates {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** Hours before or after universal time. */
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("ut", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("z", 0),
            Map.entry("est", -5),
            Map.entry("edt", -4),
            Map.entry("cst", -6),
            Map.entry("cdt", -5),
            Map.entry("mst", -7),
            Map.entry("mdt", -6),
            Map.entry("pst", -8),
            Map.entry("pdt", -7),
            Map.entry("cet", 1),
            Map.entry("cest", 2),
            Map.entry("bst", 1),
            Map.entry("jst", 9));

    /** Characters of the longest date. */
    private static final int MAX_LENGTH = 64;

    /** Years with two digits up to this one are of this century. */
    private static final int LAST_OF_CENTURY = 69;

    private ForeignDates() {}

    /** Reads a date with its zone; one without a zone is of universal time. */
    static Optional<Instant> instant(String text) {
        return local(text, ZoneOffset.UTC);
    }

    /** Reads a date that is at {@code offset} unless it says otherwise. */
    static Optional<Instant> local(String text, ZoneOffset offset) {
        var date = text.strip();
        if (date.isEmpty() || date.length() > MAX_LENGTH || date.startsWith("0000")) {
            return Optional.empty();
        }
        try {
            return isIso(date) ? Optional.of(iso(date, offset)) : mail(date, offset);
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isIso(String date) {
        return date.length() == 4 || (date.length() > 4 && date.charAt(4) == '-' && Character.isDigit(date.charAt(0)));
    }

    /** Completes a date of ISO 8601 that may end early, and may have a blank for the T. */
    private static Instant iso(String date, ZoneOffset offset) {
        var text = date.replace(' ', 'T').replace('t', 'T').replace('z', 'Z');
        var time = text.indexOf('T');
        if (time < 0) {
            return LocalDateTime.parse(
                            text + "-01-01T00:00".substring(text.length() == 4 ? 0 : text.length() == 7 ? 3 : 6))
                    .toInstant(offset);
        }
        var zone = zoneAt(text, time);
        var local = LocalDateTime.parse(text.substring(0, zone));
        return zone == text.length()
                ? local.toInstant(offset)
                : OffsetDateTime.of(local, zone(text.substring(zone).replace("T", "")))
                        .toInstant();
    }

    private static int zoneAt(String text, int time) {
        for (var i = time + 1; i < text.length(); i++) {
            if ("Z+-T".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static ZoneOffset zone(String name) {
        var known = ZONES.get(name.toLowerCase(Locale.ROOT));
        if (known != null) {
            return ZoneOffset.ofHours(known);
        }
        var digits = name.replace(":", "").replace("GMT", "");
        return digits.length() == 3 ? ZoneOffset.of(digits) : ZoneOffset.of(digits.substring(0, 5));
    }

    /** Reads {@code Tue, 23 Jan 2018 02:54:55 +0100}, in which day and month may change places. */
    private static Optional<Instant> mail(String date, ZoneOffset offset) {
        var numbers = new ArrayList<Integer>();
        var month = 0;
        var time = List.<Integer>of();
        var zone = offset;
        for (var word : date.replace(',', ' ')
                .replace('-', date.indexOf(':') < 0 ? ' ' : '-')
                .split(" ")) {
            if (word.indexOf(':') > 0 && Character.isDigit(word.charAt(0))) {
                time = List.of(word.split(":")).stream().map(Integer::valueOf).toList();
            } else if (MONTHS.contains(start(word))) {
                month = MONTHS.indexOf(start(word)) + 1;
            } else if (isNumber(word) && numbers.size() < 2) {
                numbers.add(Integer.valueOf(word));
            } else if (isZone(word)) {
                zone = zone(word);
            }
        }
        return numbers.size() < 2 || month == 0
                ? Optional.empty()
                : Optional.of(at(numbers, month, time).toInstant(zone));
    }

    private static LocalDateTime at(List<Integer> numbers, int month, List<Integer> time) {
        var day = Math.min(numbers.get(0), numbers.get(1));
        var year = Math.max(numbers.get(0), numbers.get(1));
        if (year < 100) {
            day = numbers.get(0);
            year = numbers.get(1) + (numbers.get(1) <= LAST_OF_CENTURY ? 2000 : 1900);
        }
        return LocalDateTime.of(year, month, day, part(time, 0), part(time, 1), Math.min(59, part(time, 2)));
    }

    private static int part(List<Integer> time, int at) {
        return at < time.size() ? time.get(at) : 0;
    }

    private static String start(String word) {
        return word.substring(0, Math.min(3, word.length())).toLowerCase(Locale.ROOT);
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.length() <= 4 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isZone(String word) {
        return ZONES.containsKey(word.toLowerCase(Locale.ROOT))
                || (word.length() >= 5 && (word.charAt(0) == '+' || word.charAt(0) == '-'));
    }
}
