package dev.unspool.article;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lead picture of an article. {@code url} is absolute or from the site's root; width and height are pixels, both or neither; {@code alt} says what
 * it shows, empty where it only decorates. Stored as JSON and shown to readers as stored: leave a member that is added later out of the
 * JSON where it is null, as older rows do.
 */
public record Image(
        @Schema(description = "Its address: https, or from the site's root.")
        String url,

        @Schema(description = "In pixels; null where it is not known.") @Nullable
        Integer width,

        @Schema(description = "In pixels; null where it is not known.") @Nullable
        Integer height,

        @Schema(description = "What it shows, for those who do not see it; may be empty.")
        String alt) {

    private static final Pattern VECTOR = Pattern.compile("(?i)^[^?#]*\\.svgz?(?:[?#]|$)");

    public Image {
        if (width == null || height == null || width <= 0 || height <= 0) {
            width = null;
            height = null;
        }
    }

    /** Whether networks and other sites draw the picture, by its address: none of them draws SVG. */
    @JsonIgnore
    public boolean isDrawnByNetworks() {
        return !VECTOR.matcher(url).find();
    }

    /** Returns this picture with another address and description. */
    public Image with(String otherUrl, String otherAlt) {
        return new Image(otherUrl, width, height, otherAlt);
    }
}
