package dev.unspool.body;

import java.util.HashMap;
import java.util.Map;

/** What the cleaner does with an element of the source. */
enum Role {
    /** Removed with everything in it: programs, forms, drawings, and anything that is not prose. */
    DROPPED(
            "script style template head title meta link base canvas select optgroup option textarea input datalist keygen output progress"
                    + " meter area frame frameset noframes noembed xmp applet bgsound portal param source track slot"
                    + " xml w:worddocument w:latentstyles o:officedocumentsettings m:mathpr"
                    + " amp-ad amp-embed amp-analytics amp-pixel amp-auto-ads amp-sticky-ad amp-sidebar amp-consent amp-state"
                    + " amp-social-share amp-user-notification amp-lightbox amp-image-lightbox media-metadata media-object"),
    /** Shows something from elsewhere: replaced by a link to it. */
    EMBED(
            "iframe video audio object embed oembed lite-youtube lite-vimeo amp-iframe amp-video amp-video-iframe amp-audio amp-youtube"
                    + " amp-vimeo amp-dailymotion amp-twitter amp-instagram amp-facebook amp-tiktok amp-soundcloud amp-imgur amp-gist amp-reddit"
                    + " amp-pinterest"),
    /** Kept within a line of text. */
    INLINE(
            "a abbr acronym b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strike strong sub sup time tt u var"),
    /** Kept as a block. */
    BLOCK(
            "h1 h2 h3 h4 h5 h6 pre listing blockquote figure figcaption ul ol li dl dt dd table caption thead tbody tfoot tr td th aside"
                    + " details summary menu dir hl1 hl2 bq media media-caption"),
    /** Replaced by a paragraph with its content. */
    PARAGRAPH(
            "p div section article main header footer nav address center fieldset legend hgroup search html body plaintext marquee dialog"
                    + " body.head body.content body.end block hedline byline dateline tagline abstract note credit media-producer copyrite"),
    /** Dropped, unless it frames an article. */
    FORM("form"),
    /** Dropped, unless its words belong to a text. */
    BUTTON("button"),
    /** Dropped, unless it shows what a script would show. */
    NOSCRIPT("noscript"),
    LINE_BREAK("br"),
    WORD_BREAK("wbr"),
    RULE("hr"),
    PICTURE("img amp-img amp-anim media-reference"),
    /** Replaced by its content: every element that is not named here. */
    TRANSPARENT("");

    private static final Map<String, Role> BY_NAME = new HashMap<>();

    static {
        for (var role : values()) {
            for (var name : role.names) {
                BY_NAME.put(name, role);
            }
        }
    }

    private final String[] names;

    Role(String names) {
        this.names = names.split(" ", -1);
    }

    static Role of(String element) {
        return BY_NAME.getOrDefault(element, TRANSPARENT);
    }
}
