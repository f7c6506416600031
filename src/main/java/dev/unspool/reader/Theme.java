package dev.unspool.reader;

import dev.unspool.article.Author;
import dev.unspool.web.ETags;
import dev.unspool.web.Site;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The site's own colours, as a small style sheet and in its icon. */
@Component
final class Theme {

    /** The style sheet's background colours, for the browser's own surroundings of the page. */
    private static final String PAPER = "#fffdf8";

    private static final String PAPER_DARK = "#161512";

    /** A name, a hexadecimal colour or a colour function: nothing that could end a declaration. */
    private static final Pattern COLOUR = Pattern.compile(
            "#[0-9a-fA-F]{3,8}|[a-zA-Z]+|(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\\([0-9a-zA-Z.,%/ -]+\\)");

    private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{6})");

    /** The colour of the icon's pixels if the site's own is not spelled as six hexadecimal digits. */
    private static final int INK = 0x9b1c31;

    /** Pixels: three times the 16 of a tab's icon. */
    private static final int ICON_SIZE = 48;

    private final byte[] css;
    private final byte[] icon;
    private final byte[] iconPicture;
    private final int rgb;
    private final String version;

    /** @throws IllegalArgumentException if a setting is not a colour */
    Theme(Site site) {
        var light = colour("unspool.site.accent", site.accent());
        var dark = colour("unspool.site.accent-dark", site.accentDark());
        this.css = bytes(":root{--accent:" + light + "}@media screen and (prefers-color-scheme:dark){:root{--accent:"
                + dark + "}}");
        this.icon = bytes(icon(light, new Byline(Author.named(site.name()), site).initials()));
        this.rgb = rgb(light);
        this.iconPicture = IconImage.ico(ICON_SIZE, rgb);
        this.version = ETags.of(css).replaceAll("\\W", "").substring(0, 8);
    }

    /** Returns UTF-8. */
    byte[] css() {
        return css;
    }

    /** Returns an SVG: the site's initials on its colour. */
    byte[] icon() {
        return icon;
    }

    /** Returns the icon as an ICO file, for browsers and crawlers that request {@code /favicon.ico} whatever a page says. */
    byte[] iconPicture() {
        return iconPicture;
    }

    /** Returns the colour of the icon's pixels: red, green and blue, eight bits each. */
    int rgb() {
        return rgb;
    }

    /** Returns a text that changes with the colours: part of the address of what is cached for ever. */
    String version() {
        return version;
    }

    String cssPath() {
        return "/theme.css?v=" + version;
    }

    String paper() {
        return PAPER;
    }

    String paperDark() {
        return PAPER_DARK;
    }

    private static String colour(String setting, String value) {
        if (!COLOUR.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "`" + setting + "` must be a CSS colour, such as #9b1c31, and is: " + value);
        }
        return value;
    }

    private static int rgb(String colour) {
        var hex = HEX.matcher(colour);
        return hex.matches() ? Integer.parseInt(hex.group(1), 16) : INK;
    }

    private static String icon(String colour, String initials) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">\
                <rect width="64" height="64" rx="12" fill="%s"/>\
                <text x="32" y="45" text-anchor="middle" font-family="Georgia,serif" font-weight="700" font-size="36" fill="#fff">%s</text>\
                </svg>""".formatted(colour, initials.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
