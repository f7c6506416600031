package dev.unspool.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The addresses of one entry's script and style sheets, read from the manifest of the front end's build. Each has a hash of its content in its name.
 */
public abstract class EntryAssets {

    private static final String MANIFEST = "static/assets/.vite/manifest.json";
    private static final String ROOT = "/assets/";

    private final @Nullable String script;
    private final List<String> styles;
    private final List<String> others;

    /**
     * Reads the manifest.
     *
     * @param entry source of the entry, such as {@code src/main.ts}, or a style sheet
     */
    protected EntryAssets(JsonMapper json, String entry) {
        var built = entry(json, entry);
        var file = built.hasNonNull("file") ? ROOT + built.get("file").asString() : null;
        var isSheet = file != null && file.endsWith(".css");
        this.script = isSheet ? null : file;
        this.styles = isSheet ? List.of(file) : addresses(built.path("css"));
        this.others = addresses(built.path("assets"));
    }

    /** Returns the address of the script; null if the front end was not built, since pages work without it. */
    public final @Nullable String script() {
        return script;
    }

    public final List<String> styles() {
        return styles;
    }

    /** Returns the addresses of fonts and pictures. */
    protected final List<String> others() {
        return others;
    }

    private static JsonNode entry(JsonMapper json, String entry) {
        var manifest = new ClassPathResource(MANIFEST);
        if (!manifest.exists()) {
            return json.createObjectNode();
        }
        try (var stream = manifest.getInputStream()) {
            return json.readTree(stream).path(entry);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + MANIFEST, unreadable);
        }
    }

    private static List<String> addresses(JsonNode files) {
        return files.valueStream().map(file -> ROOT + file.asString()).toList();
    }
}
