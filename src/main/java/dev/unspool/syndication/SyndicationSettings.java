package dev.unspool.syndication;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.syndication.*}.
 *
 * @param fullText whether feeds contain whole articles; otherwise the standfirst, or how the text begins
 * @param hubs addresses of the WebSub hubs that receive a notice when a feed changes. Each begins with {@code https://} or {@code http://}
 * @param llms whether there is a text for language models, {@code /llms.txt}
 */
@ConfigurationProperties("unspool.syndication")
record SyndicationSettings(
        @DefaultValue("false") boolean fullText,
        @DefaultValue List<URI> hubs,
        @DefaultValue("false") boolean llms) {

    SyndicationSettings {
        hubs = List.copyOf(hubs);
        for (var hub : hubs) {
            if (hub.getHost() == null
                    || hub.getRawUserInfo() != null // feeds name their hubs
                    || !String.valueOf(hub.getScheme()).matches("https?")) {
                throw new IllegalArgumentException(
                        "unspool.syndication.hubs must be addresses such as https://hub.example/, without a password");
            }
        }
    }
}
