package dev.unspool.body;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Estimates how long a text takes to read silently. Words: adults read about 238 words of non-fiction per minute (M. Brysbaert,
 * "How many words do we read per minute?", Journal of Memory and Language 109, 2019), rounded down. Chinese, Japanese and Korean:
 * by characters, 500 per minute, as Medium counts them. Scripts without blanks between words: by five letters per word.
 */
final class ReadingTime implements NodeVisitor {

    private static final double WORDS_A_MINUTE = 230;
    private static final double CHARACTERS_A_MINUTE = 500;
    private static final double LETTERS_A_WORD = 5;

    private static final Set<UnicodeScript> BY_CHARACTER =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
    private static final Set<UnicodeScript> WITHOUT_BLANKS =
            Set.of(UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR);

    /** The first character of any script that is not read word by word: Thai. */
    private static final int FIRST_OTHER = 0x0E00;

    private int words;
    private int characters;
    private int letters;
    private boolean inWord;

    private ReadingTime() {}

    /** Returns whole minutes, at least 1. */
    static int minutes(Element body) {
        var time = new ReadingTime();
        body.traverse(time);
        var minutes =
                (time.words + time.letters / LETTERS_A_WORD) / WORDS_A_MINUTE + time.characters / CHARACTERS_A_MINUTE;
        return (int) Math.max(1, Math.round(minutes));
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            count(text.getWholeText());
        } else if (node instanceof Element element && element.isBlock()) {
            inWord = false;
        }
    }

    private void count(String text) {
        for (int i = 0, point; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            count(point);
        }
    }

    private void count(int point) {
        if (point >= FIRST_OTHER && isCountedAlone(point)) {
            inWord = false;
        } else if (!Character.isLetterOrDigit(point)) {
            inWord = inWord && !Character.isWhitespace(point);
        } else if (!inWord) {
            inWord = true;
            words++;
        }
    }

    private boolean isCountedAlone(int point) {
        var script = UnicodeScript.of(point);
        if (BY_CHARACTER.contains(script)) {
            characters++;
            return true;
        }
        if (WITHOUT_BLANKS.contains(script)) {
            letters++;
            return true;
        }
        return false;
    }
}
