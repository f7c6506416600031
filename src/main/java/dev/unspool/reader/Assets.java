package dev.unspool.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The addresses of script, style sheets and text font, each with a hash of its content in its name, as the front end's build wrote them down. */
@Component
final class Assets {

    private static final String MANIFEST = "static/assets/.vite/manifest.json";
    private static final String ENTRY = "src/main.ts";
    private static final String ROOT = "/assets/";

    /** The one font that every first view needs: asked for before the style sheet tells of it. */
    private static final String TEXT_FONT = "newsreader-latin-wght-normal";

    private final @Nullable String script;
    private final List<String> styles;
    private final List<String> fonts;

    Assets(JsonMapper json) {
        var entry = entry(json);
        this.script = entry.hasNonNull("file") ? ROOT + entry.get("file").asString() : null;
        this.styles = addresses(entry.path("css"));
        this.fonts = addresses(entry.path("assets")).stream()
                .filter(address -> address.contains(TEXT_FONT))
                .toList();
    }

    /** Null where the front end was not built: pages work without. */
    @Nullable
    String script() {
        return script;
    }

    List<String> styles() {
        return styles;
    }

    List<String> fonts() {
        return fonts;
    }

    private static JsonNode entry(JsonMapper json) {
        var manifest = new ClassPathResource(MANIFEST);
        if (!manifest.exists()) {
            return json.createObjectNode();
        }
        try (var stream = manifest.getInputStream()) {
            return json.readTree(stream).path(ENTRY);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + MANIFEST, unreadable);
        }
    }

    private static List<String> addresses(JsonNode files) {
        return files.valueStream().map(file -> ROOT + file.asString()).toList();
    }
}
