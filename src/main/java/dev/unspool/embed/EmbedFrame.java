package dev.unspool.embed;

import dev.unspool.article.Language;
import dev.unspool.web.EntryAssets;
import dev.unspool.web.Site;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is around the content of every embed. */
@Component
final class EmbedFrame extends EntryAssets {

    private final Site site;

    EmbedFrame(JsonMapper json, Site site) {
        super(json, "src/embed/embed.css");
        this.site = site;
    }

    Site site() {
        return site;
    }

    Language language() {
        return new Language(site.language());
    }

    /** Returns the addresses of style sheets: that of the site's colours is last. */
    List<String> sheets() {
        return Stream.concat(styles().stream(), Stream.of("/theme.css")).toList();
    }
}
