package dev.unspool.reader;

import dev.unspool.web.EntryAssets;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The script, style sheets and text font of readers' pages. */
@Component
final class Assets extends EntryAssets {

    /** The one font that every first view needs: preloaded, before the style sheet asks for it. */
    private static final String TEXT_FONT = "newsreader-latin-wght-normal";

    Assets(JsonMapper json) {
        super(json, "src/main.ts");
    }

    List<String> fonts() {
        return others().stream().filter(address -> address.contains(TEXT_FONT)).toList();
    }
}
