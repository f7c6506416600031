package dev.unspool.body;

import java.util.HashMap;
import java.util.Map;

/** What becomes of an element of a body that comes in. */
enum Role {
    /** Goes with all that is in it: programs, forms, drawings, and what is not prose. */
    DROPPED(
            "script style noscript template head title meta link base svg math canvas form button select optgroup option textarea input"
                    + " datalist keygen output progress meter map area dialog frame frameset noframes noembed xmp applet bgsound portal"
                    + " param source track slot"),
    /** Shows something from elsewhere: becomes a link to it. */
    EMBED("iframe video audio object embed"),
    /** Stays within a line of text. */
    INLINE(
            "a abbr acronym b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strike strong sub sup time tt u var"),
    /** Stays as a block of its own. */
    BLOCK(
            "h1 h2 h3 h4 h5 h6 pre listing blockquote figure figcaption ul ol li dl dt dd table caption thead tbody tfoot tr td th"),
    /** Goes, but what is in it is a paragraph of its own. */
    SEAM(
            "p div section article main header footer aside nav address center details summary fieldset legend hgroup search html body"
                    + " plaintext marquee dir menu"),
    LINE_BREAK("br"),
    RULE("hr"),
    PICTURE("img"),
    /** Goes, and leaves what is in it where it is: all that is not named here. */
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
