package dev.unspool.article;

/** Cleans the characters of a text. Plain loops, because every character of every body passes here. */
public final class Prose {

    private Prose() {}

    public static boolean isClean(String text) {
        return text.codePoints().noneMatch(Prose::isDirt);
    }

    /** Removes controls that are not white space, halves of surrogate pairs, and code points that are no characters. */
    public static String cleaned(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (mayBeDirt(text.charAt(i))) {
                return isClean(text) ? text : withoutDirt(text);
            }
        }
        return text;
    }

    /** Cleans a text and folds each run of HTML white space into one blank; a no-break space is not white space. */
    public static String folded(String text) {
        var cleaned = cleaned(text);
        var folded = new StringBuilder(cleaned.length());
        var begin = 0;
        for (var i = 0; i < cleaned.length(); i++) {
            if (isBlank(cleaned.charAt(i))) {
                folded.append(cleaned, begin, i);
                if (i == 0 || !isBlank(cleaned.charAt(i - 1))) {
                    folded.append(' ');
                }
                begin = i + 1;
            }
        }
        return begin == 0
                ? cleaned
                : folded.append(cleaned, begin, cleaned.length()).toString();
    }

    /** Whether any character of the text is visible. */
    public static boolean hasInk(String text) {
        for (int i = 0, point; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            if (isInk(point)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a text can name something: whether any character is seen alone. Unlike {@link #hasInk}, marks without a letter, variation selectors,
     * Hangul fillers and the blank Braille pattern do not count.
     */
    public static boolean isVisible(String text) {
        for (int i = 0, point; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            if (isInk(point) && !isMark(point) && !isBlankLetter(point)) {
                return true;
            }
        }
        return false;
    }

    private static String withoutDirt(String text) {
        return text.codePoints()
                .filter(point -> !isDirt(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean mayBeDirt(char character) {
        return (character < ' ' && !isBlank(character))
                || (character >= 0x7F && character < 0xA0)
                || Character.isSurrogate(character)
                || character >= 0xFFFE;
    }

    private static boolean isDirt(int point) {
        return (Character.isISOControl(point) && !isBlank(point))
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                || (point & 0xFFFE) == 0xFFFE;
    }

    private static boolean isBlank(int point) {
        return point == ' ' || point == '\n' || point == '\t' || point == '\r' || point == '\f';
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /** Characters that Unicode calls letters or symbols, and that are drawn as nothing. */
    private static boolean isBlankLetter(int point) {
        return switch (point) {
            case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0x1D159 -> true;
            default -> false;
        };
    }

    private static boolean isInk(int point) {
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.FORMAT,
                    Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
