package dev.unspool.body;

import org.jsoup.nodes.Element;

/**
 * What the parts of a cleaning know about the source that is read.
 *
 * @param isClassic whether its paragraphs are separated by empty lines
 */
record Reading(
        BodyContext context,
        Addresses addresses,
        Styles styles,
        Roles roles,
        Anchors anchors,
        EmbedWords words,
        boolean isClassic) {

    /** The side at which the lines of the article begin: {@code left} or {@code right}. */
    String start() {
        return context.language().direction().equals("rtl") ? "right" : "left";
    }

    /** Returns the language of a block. A direction that the text has anyway, as word processors repeat it everywhere, does not count. */
    TextLanguage languageOf(Element block) {
        var own = TextLanguage.of(block);
        return own.lang() == null
                        && own.dir() != null
                        && context.language().direction().equals(own.dir())
                        && isInNoOther(block)
                ? TextLanguage.NONE
                : own;
    }

    private boolean isInNoOther(Element block) {
        var around = block.parent() == null ? null : block.parent().closest("[dir]");
        return around == null
                || around.attr("dir").equalsIgnoreCase(context.language().direction());
    }

    /**
     * Begins to read.
     *
     * @param html that {@code source} was parsed from
     */
    static Reading of(BodyContext context, String html, Element source, CleaningLimit limit) {
        var styles = new Styles(StyleSheet.of(source, limit));
        var addresses = new Addresses(PublishedAt.address(context, source));
        return new Reading(
                context,
                addresses,
                styles,
                new Roles(html, addresses, styles, limit),
                Anchors.in(source, context, addresses, limit),
                new EmbedWords(context.language()),
                ClassicText.isIn(source, limit));
    }
}
