package dev.unspool.feed;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Links to the share pages of social networks: plain links, without any script of theirs. */
public record ShareLinks(
        @Schema(description = "Opens the form of Facebook.") String facebook,
        @Schema(description = "Opens the form of X.") String x,
        @Schema(description = "Opens the form of LinkedIn.") String linkedin) {

    /** @param url absolute */
    public static ShareLinks of(String url, String title) {
        var address = encoded(url);
        return new ShareLinks(
                "https://www.facebook.com/sharer/sharer.php?u=" + address,
                "https://x.com/intent/post?url=" + address + "&text=" + encoded(title),
                "https://www.linkedin.com/sharing/share-offsite/?url=" + address);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
