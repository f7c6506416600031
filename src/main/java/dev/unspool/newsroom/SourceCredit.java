package dev.unspool.newsroom;

import dev.unspool.article.Prose;
import dev.unspool.body.Address;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * The source and licence of a text, named at its end as most licences require.
 *
 * @param source who published it
 * @param url where
 * @param translator who translated it
 * @param licence by its SPDX identifier or its name
 */
public record SourceCredit(
        @Nullable String source,
        @Nullable String url,
        @Nullable String translator,
        @Nullable String licence) {

    /** For texts that were written here. */
    public static final SourceCredit NONE = new SourceCredit(null, null, null, null);

    /** Renders the last paragraph of the body, in English whatever the language of the article. Safe to stand in a page; empty if there is nothing
     * to name. */
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
