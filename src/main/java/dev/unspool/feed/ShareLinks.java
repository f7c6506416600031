package dev.unspool.feed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where an article can be shared: plain links to the networks' own share pages, without a script of theirs. */
public record ShareLinks(String facebook, String x, String linkedin) {

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
