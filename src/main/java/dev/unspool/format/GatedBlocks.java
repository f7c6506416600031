package dev.unspool.format;

import java.util.Optional;
import java.util.regex.Pattern;

/** Blocks of a public post of Ghost that only some of its readers see. Comments mark where they begin and end. */
final class GatedBlocks {

    private static final Pattern START = Pattern.compile("<!--\\s*+kg-gated-block");
    private static final Pattern MARK = Pattern.compile("<!--\\s*+kg-gated-block:(begin\\s|end)([^>]{0,1000}+)>");

    private GatedBlocks() {}

    /** Cuts out the blocks that a visitor who is no member does not see. Empty if it is not clear where one begins or ends. */
    static Optional<String> without(String html) {
        var mark = MARK.matcher(html);
        var start = START.matcher(html);
        var rest = new StringBuilder();
        var from = 0;
        var isInBlock = false;
        var isForAll = true;
        while (start.find()) {
            if (!mark.find() || mark.start() != start.start() || !mark.group(2).endsWith("--")) {
                return Optional.empty();
            }
            var isBegin = mark.group(1).startsWith("begin");
            if (isBegin == isInBlock) {
                return Optional.empty();
            }
            rest.append(html, isForAll ? from : mark.start(), mark.start());
            isInBlock = isBegin;
            isForAll = !isBegin || isForAll(mark.group(2));
            from = mark.end();
        }
        return isInBlock
                ? Optional.empty()
                : Optional.of(rest.append(html, from, html.length()).toString());
    }

    private static boolean isForAll(String conditions) {
        return conditions.contains("nonMember:true") && !conditions.contains("nonMember:false");
    }
}
