package dev.unspool.reader;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pictures of the site's icon that pages, home screens and networks ask for, drawn in the site's colour. */
enum SiteIcon {
    FAVICON("/favicon-32.png", 32, 32, false),
    /** For iOS, which requests this address whatever a page says, and cuts the corners itself. */
    TOUCH("/apple-touch-icon.png", 180, 180, true),
    SMALL("/icon-192.png", 192, 192, false),
    LARGE("/icon-512.png", 512, 512, false),
    MASKABLE("/icon-maskable-512.png", 512, 512, true),
    /** Networks show it for a page that has no picture; they cut pictures to these proportions. */
    SHARED("/picture.png", 1200, 630, true);

    private static final String PNG = "image/png";

    private final String path;
    private final int width;
    private final int height;
    private final boolean isTile;

    SiteIcon(String path, int width, int height, boolean isTile) {
        this.path = path;
        this.width = width;
        this.height = height;
        this.isTile = isTile;
    }

    String path() {
        return path;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    String sizes() {
        return width + "x" + height;
    }

    /** Returns a PNG. Takes a tenth of a second for the largest, so call it off the event loop. */
    byte[] draw(int colour) {
        return isTile ? IconImage.tile(width, height, colour) : IconImage.png(width, colour);
    }

    /** Lists the icons of the site as an application on a home screen, for its manifest. */
    static List<Entry> ofApplication() {
        return List.of(
                new Entry("/favicon.svg", "any", "image/svg+xml", null),
                new Entry(SMALL.path, SMALL.sizes(), PNG, null),
                new Entry(LARGE.path, LARGE.sizes(), PNG, null),
                new Entry(MASKABLE.path, MASKABLE.sizes(), PNG, "maskable"));
    }

    /** An entry of the manifest. */
    record Entry(
            String src,
            String sizes,
            String type,
            @Nullable @JsonInclude(Include.NON_NULL) String purpose) {}
}
