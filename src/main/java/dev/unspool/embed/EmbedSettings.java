package dev.unspool.embed;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.embed.*}.
 *
 * @param origins of the sites whose pages may show the site's embeds, such as {@code https://partner.example} or {@code https://*.partner.example};
 *     {@code *} for all
 */
@ConfigurationProperties("unspool.embed")
record EmbedSettings(@DefaultValue List<String> origins) {

    private static final Pattern ORIGIN = Pattern.compile(
            "https?://(\\*\\.)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private static final String ALL = "*";

    /** @throws IllegalArgumentException if one is no origin: it would allow another site than is meant, or none */
    EmbedSettings {
        origins = List.copyOf(origins);
        for (var origin : origins) {
            if (!origin.equals(ALL) && !ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "unspool.embed.origins: " + origin
                                + " is no origin. Give a scheme, a host and, if it is not the usual one, a port: https://partner.example");
            }
        }
    }

    boolean areAnyAllowed() {
        return !origins.isEmpty();
    }

    /** Returns the policy of an embed (CSP Level 3): it runs nothing, sends nothing, and is framed by the allowed sites alone. */
    String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'; frame-ancestors "
                + (origins.isEmpty() ? "'none'" : String.join(" ", origins));
    }
}
