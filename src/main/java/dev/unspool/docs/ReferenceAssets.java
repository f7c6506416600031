package dev.unspool.docs;

import dev.unspool.web.EntryAssets;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The script and the style sheets of the rendered reference. No other page loads them. */
@Component
@Lazy
final class ReferenceAssets extends EntryAssets {

    ReferenceAssets(JsonMapper json) {
        super(json, "src/reference/main.ts");
    }
}
