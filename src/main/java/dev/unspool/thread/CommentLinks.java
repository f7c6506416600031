package dev.unspool.thread;

import dev.unspool.thread.CommentProse.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds web addresses in plain text. An address that leads elsewhere than it seems to stays text. */
final class CommentLinks {

    /** Characters; longer addresses break in other programs. */
    private static final int LONGEST = 2_000;

    /** Ends at white space, at invisible characters, at quotes and angle brackets, and at marks that end a sentence without a space. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\p{Alnum}])https?://[^\\s\\p{Z}\\p{C}<>\"`、。，！？；：（）「」『』【】《》“”„«»‹›…]{1," + LONGEST + "}",
            Pattern.CASE_INSENSITIVE);

    /** A host and its port. A name before an {@code @} would look like a host, and browsers read a backslash as a slash. */
    private static final Pattern HOST =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}._-]*(?::\\d{1,5})?(?:[/?#].*)?");

    private static final String MARKS = ".,:;!?'*_~|";
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private CommentLinks() {}

    /** Splits {@code line} into text and addresses, in its order. */
    static List<Run> runs(String line) {
        var runs = new ArrayList<Run>();
        var from = 0;
        var address = ADDRESS.matcher(line);
        while (address.find()) {
            var end = address.start() + lengthOf(address.group());
            if (!leadsWhereItSays(line.substring(address.start(), end))) {
                continue;
            }
            if (address.start() > from) {
                runs.add(new Run(line.substring(from, address.start()), false));
            }
            runs.add(new Run(line.substring(address.start(), end), true));
            from = end;
        }
        if (from < line.length()) {
            runs.add(new Run(line.substring(from), false));
        }
        return List.copyOf(runs);
    }

    private static boolean leadsWhereItSays(String address) {
        return HOST.matcher(address.substring(address.indexOf("//") + 2)).matches();
    }

    /**
     * Leaves out punctuation at the end and a bracket that was opened before the address. Counts the brackets once: a comment may hold
     * thousands.
     */
    private static int lengthOf(String address) {
        var unopened = unopened(address);
        var end = address.length();
        while (end > 0 && isLeftOut(address.charAt(end - 1), unopened)) {
            end--;
        }
        return end;
    }

    private static boolean isLeftOut(char last, int[] unopened) {
        var bracket = CLOSING.indexOf(last);
        return MARKS.indexOf(last) >= 0 || (bracket >= 0 && unopened[bracket]-- > 0);
    }

    /** Returns how many more closing brackets than opening ones there are, for each kind. */
    private static int[] unopened(String address) {
        var counts = new int[CLOSING.length()];
        address.chars().forEach(sign -> {
            var opening = OPENING.indexOf(sign);
            var closing = CLOSING.indexOf(sign);
            if (opening >= 0) {
                counts[opening]--;
            } else if (closing >= 0) {
                counts[closing]++;
            }
        });
        return counts;
    }
}
