package dev.unspool.format;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON Feed says of itself, before its items or behind them.
 *
 * @param name under which the ids of items are unique: the host of the feed, or else its title; empty if it has neither
 * @param home against which addresses are resolved; empty if there is none
 * @param title the section of items without a tag
 */
record JsonFeedSite(
        String name, String home, String title, @Nullable String language) {

    /** Reads the whole file, and closes it. */
    static JsonFeedSite of(JsonItems items) throws IOException {
        try (items) {
            for (var cut = items.next(); cut != null; ) {
                cut = items.next();
            }
        } catch (BrokenOffException brokenOff) {
            // The reader says so, behind the items that are whole.
        }
        var home = Objects.requireNonNullElse(items.text("home_page_url"), "");
        var title = Objects.requireNonNullElse(items.text("title"), "").strip();
        var name = Stream.concat(Stream.of(home), Stream.ofNullable(items.text("feed_url")))
                .map(ForeignText::host)
                .filter(host -> !host.isEmpty())
                .findFirst()
                .orElseGet(() -> String.join(" ", title.split("\\s+")));
        return new JsonFeedSite(name, home, title.isEmpty() ? "News" : title, items.text("language"));
    }
}
