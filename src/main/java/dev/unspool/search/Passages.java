package dev.unspool.search;

import dev.unspool.search.Folding.Token;
import dev.unspool.search.SearchResults.Fragment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Cuts out of articles the passages that show best why they were found, as plain text. */
final class Passages {

    /** Characters of a passage. */
    private static final int LENGTH = 200;

    /** Characters before the first match of a passage. */
    private static final int BEFORE = 50;

    /** Words of a body that are looked at. */
    private static final int MOST_WORDS = 2_500;

    /** What a language may add to the stem of a word. */
    private static final int LONGEST_ENDING = 4;

    private final Set<String> words;
    private final List<String> stems;
    private final String prefix;

    Passages(WordQuery query) {
        this.words = query.words().map(Word::text).collect(Collectors.toSet());
        this.stems = query.words().flatMap(word -> word.stems().stream()).toList();
        this.prefix = query.lastPrefix();
    }

    /** Returns the passage of {@code body}, clean HTML; empty if that has no text. */
    List<Fragment> of(String body) {
        var text = HtmlText.of(body);
        var matches = Folding.tokens(text, MOST_WORDS).stream()
                .filter(token -> matches(token.word()))
                .toList();
        var begin = matches.isEmpty()
                ? 0
                : wordBefore(text, Math.max(0, best(matches).begin() - BEFORE));
        var end = wordEnd(text, Math.min(text.length(), begin + LENGTH));
        return fragments(text, begin, end, matches);
    }

    private boolean matches(String word) {
        return words.contains(word)
                || !prefix.isEmpty() && word.startsWith(prefix)
                || stems.stream()
                        .anyMatch(stem -> word.length() - stem.length() <= LONGEST_ENDING && word.contains(stem));
    }

    /** Returns the match with the most different ones within a passage's length. */
    private static Token best(List<Token> matches) {
        var best = matches.get(0);
        var most = 0;
        for (var i = 0; i < matches.size(); i++) {
            var different = new HashSet<String>();
            for (var j = i;
                    j < matches.size() && matches.get(j).end() - matches.get(i).begin() <= LENGTH - BEFORE;
                    j++) {
                different.add(matches.get(j).word());
            }
            if (different.size() > most) {
                most = different.size();
                best = matches.get(i);
            }
        }
        return best;
    }

    private static List<Fragment> fragments(String text, int begin, int end, List<Token> matches) {
        var fragments = new ArrayList<Fragment>();
        var at = begin;
        for (var match : matches) {
            if (match.end() > at && match.begin() < end && match.begin() >= begin) {
                var from = Math.max(at, match.begin());
                add(fragments, text.substring(at, from), false);
                add(fragments, text.substring(from, Math.min(end, match.end())), true);
                at = Math.min(end, match.end());
            }
        }
        add(fragments, text.substring(at, end), false);
        return framed(fragments, begin > 0, end < text.length());
    }

    private static void add(List<Fragment> fragments, String text, boolean isMatch) {
        var last = fragments.isEmpty() ? null : fragments.get(fragments.size() - 1);
        if (text.isEmpty()) {
            return;
        }
        if (last != null && last.isMatch() == isMatch) {
            fragments.set(fragments.size() - 1, new Fragment(last.text() + text, isMatch));
        } else {
            fragments.add(new Fragment(text, isMatch));
        }
    }

    private static List<Fragment> framed(List<Fragment> fragments, boolean goesBack, boolean goesOn) {
        var framed = new ArrayList<Fragment>();
        if (goesBack) {
            add(framed, "…", false);
        }
        fragments.forEach(fragment -> add(framed, fragment.text(), fragment.isMatch()));
        if (goesOn) {
            add(framed, "…", false);
        }
        return List.copyOf(framed);
    }

    private static int wordBefore(String text, int from) {
        var blank = text.indexOf(' ', from);
        var begin = from == 0 || blank < 0 || blank - from > BEFORE / 2 ? from : blank + 1;
        return begin > 0 && Character.isLowSurrogate(text.charAt(begin)) ? begin - 1 : begin;
    }

    private static int wordEnd(String text, int from) {
        var blank = from == text.length() ? from : text.lastIndexOf(' ', from);
        var end = from - blank > BEFORE / 2 ? from : blank;
        return end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
