package dev.unspool.desk;

import dev.unspool.web.EntryAssets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The script and the style sheets of the newsroom's pages. */
@Component
@ConditionalOnWebApplication
final class DeskAssets extends EntryAssets {

    DeskAssets(JsonMapper json) {
        super(json, "src/newsroom/main.ts");
    }
}
