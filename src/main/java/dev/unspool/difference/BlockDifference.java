package dev.unspool.difference;

import java.util.List;
import org.jsoup.Jsoup;

/** The blocks of a clean body that differ from an earlier version of it. */
public final class BlockDifference {

    private BlockDifference() {}

    /**
     * A replacement of neighbouring blocks: of child nodes of the element that holds the body.
     *
     * @param at index of the first child node that goes, counted from 0; where nothing goes, of the one that follows what comes
     * @param remove how many child nodes go
     * @param html what comes in their place; empty if nothing does
     */
    public record BlockChange(int at, int remove, String html) {}

    /**
     * Returns the replacements that make the body {@code before} equal to {@code after}, from the last to the first. None if they are equal.
     * Bodies that are long and unlike have one that replaces nearly all. Not for an event loop: 1 MB takes some ten milliseconds.
     */
    public static List<BlockChange> between(String before, String after) {
        var effort = new Effort();
        var old = blocks(before, effort);
        var fresh = blocks(after, effort);
        return Edits.between(old, fresh, effort).stream()
                .map(edit -> new BlockChange(
                        edit.at(),
                        edit.removed(),
                        String.join("", fresh.subList(edit.from(), edit.from() + edit.added()))))
                .toList();
    }

    private static List<String> blocks(String html, Effort effort) {
        var document = Jsoup.parseBodyFragment(html, "");
        document.outputSettings().prettyPrint(false);
        return effort.html(document.body().childNodes());
    }
}
