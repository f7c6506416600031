package dev.unspool.feed;

import dev.unspool.article.Article;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An article in a sentence or two, for search engines and networks: its standfirst, or else how its text begins. */
public final class Description {

    /** Characters: search engines show some 160, networks some 200. */
    private static final int MAX_LENGTH = 200;

    /** Characters of the body that are read for it. */
    private static final int READ = 4_000;

    private Description() {}

    /** Returns plain text of one line; null for an article without words. */
    public static @Nullable String of(Article article) {
        var standfirst = article.headline().standfirst();
        if (standfirst != null) {
            return standfirst;
        }
        var text = beginning(article.bodyHtml());
        return text.isEmpty()
                ? null
                : cut(text, Locale.forLanguageTag(article.headline().language().tag()));
    }

    /** Paragraphs come first: a list, a table or a caption says less of what an article is about. */
    private static String beginning(String body) {
        var whole = body.length() <= READ;
        var read =
                Jsoup.parseBodyFragment(whole ? body : body.substring(0, READ)).body();
        read.select("rt, rp, figure, .table, pre").remove();
        var paragraphs = read.select("p").stream().map(Element::text).collect(Collectors.joining(" "));
        return (paragraphs.isBlank() ? read.text() : paragraphs).strip();
    }

    /** Cuts after a whole word; in scripts without spaces, where the language breaks words. */
    private static String cut(String text, Locale language) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        var words = BreakIterator.getWordInstance(language);
        words.setText(text);
        return text.substring(0, words.preceding(MAX_LENGTH)).strip() + "…";
    }
}
