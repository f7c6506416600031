package dev.unspool.body;

import dev.unspool.article.Language;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The language and direction of a piece of text, if they are given and valid. */
record TextLanguage(@Nullable String lang, @Nullable String dir) {

    static final TextLanguage NONE = new TextLanguage(null, null);

    /** Characters; RFC 5646 recommends accepting every tag up to this length. */
    private static final int MAX_TAG = 35;

    private static final Set<String> DIRECTIONS = Set.of("ltr", "rtl", "auto");

    static TextLanguage of(Element element) {
        return element.hasAttr("lang") || element.hasAttr("dir")
                ? new TextLanguage(
                        CodeLanguage.isMisplaced(element)
                                ? null
                                : lang(element.attr("lang").strip()),
                        dir(element.attr("dir")))
                : NONE;
    }

    /** Returns these values, completed by those of the surrounding element. */
    TextLanguage within(TextLanguage around) {
        return new TextLanguage(lang == null ? around.lang : lang, dir == null ? around.dir : dir);
    }

    void applyTo(Element element) {
        if (lang != null) {
            element.attr("lang", lang);
        }
        if (dir != null) {
            element.attr("dir", dir);
        }
    }

    private static @Nullable String lang(String tag) {
        if (tag.isEmpty() || tag.length() > MAX_TAG) {
            return null;
        }
        try {
            return new Language(tag).tag();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static @Nullable String dir(String value) {
        var direction = value.strip().toLowerCase(Locale.ROOT);
        return DIRECTIONS.contains(direction) ? direction : null;
    }
}
