package dev.unspool.edge;

/** Reads the percent-escapes of an address, which stand for UTF-8 (RFC 3629). */
final class Utf8Escapes {

    /** Characters of one escaped octet. */
    private static final int ESCAPE = 3;

    private Utf8Escapes() {}

    /**
     * Returns the index after the escaped character that begins at {@code from}.
     *
     * @return -1 if the escapes there are malformed, cut off, longer than needed, half of a surrogate pair, beyond Unicode, or U+0000: programs
     *     disagree about what those mean
     */
    static int end(String text, int from) {
        var lead = octet(text, from);
        if (lead > 0 && lead < 0x80) {
            return from + ESCAPE;
        }
        var length = length(lead);
        if (length == 0 || !isSecond(lead, octet(text, from + ESCAPE))) {
            return -1;
        }
        for (var i = 2; i < length; i++) {
            if (!isContinuation(octet(text, from + i * ESCAPE))) {
                return -1;
            }
        }
        return from + length * ESCAPE;
    }

    /** Returns the octets of a character that begins with {@code lead}; 0 if none does. */
    private static int length(int lead) {
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    /** Table 3-7 of the Unicode Standard: some leading octets narrow the range of the second. */
    private static boolean isSecond(int lead, int second) {
        return switch (lead) {
            case 0xE0 -> second >= 0xA0 && second <= 0xBF;
            case 0xED -> second >= 0x80 && second <= 0x9F;
            case 0xF0 -> second >= 0x90 && second <= 0xBF;
            case 0xF4 -> second >= 0x80 && second <= 0x8F;
            default -> isContinuation(second);
        };
    }

    private static boolean isContinuation(int octet) {
        return octet >= 0x80 && octet <= 0xBF;
    }

    /** Returns the octet whose escape begins at {@code at}; -1 if there is none. */
    private static int octet(String text, int at) {
        if (at + 2 >= text.length() || text.charAt(at) != '%') {
            return -1;
        }
        var high = Character.digit(text.charAt(at + 1), 16);
        var low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
