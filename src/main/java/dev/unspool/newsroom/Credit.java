package dev.unspool.newsroom;

import dev.unspool.article.Prose;
import dev.unspool.body.Address;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Where a text is from and under which licence, said at its end as most licences ask.
 *
 * @param source who published it
 * @param url where
 * @param translator who translated it
 * @param licence by its SPDX identifier or its name
 */
public record Credit(
        @Nullable String source,
        @Nullable String url,
        @Nullable String translator,
        @Nullable String licence) {

    /** For what is written here. */
    public static final Credit NONE = new Credit(null, null, null, null);

    /** A last paragraph in our language, whatever that of the article, safe to stand in a page; empty where nothing is to be said. */
    String html() {
        var said = Stream.of(
                        said("Source: ", source, url),
                        said("Translation: ", translator, null),
                        said("Licence: ", licence, null))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
        return said.isEmpty() ? "" : "\n<p lang=\"en\" dir=\"ltr\"><small>" + said + "</small></p>";
    }

    private static Optional<String> said(String what, @Nullable String name, @Nullable String url) {
        return Optional.ofNullable(name)
                .map(Prose::folded)
                .filter(Prose::hasInk)
                .map(text -> what + linked(Entities.escape(text.strip()), url));
    }

    private static String linked(String text, @Nullable String url) {
        return Optional.ofNullable(url)
                .flatMap(Address::web)
                .map(web -> "<a href=\"" + Entities.escape(web) + "\" rel=\"noopener\">" + text + "</a>")
                .orElse(text);
    }
}
