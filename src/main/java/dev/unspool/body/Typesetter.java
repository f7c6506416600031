package dev.unspool.body;

import dev.unspool.body.Galley.Mark;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Walks over a body as it came, without recursion, and sets what may stay into a {@link Galley}. */
final class Typesetter implements NodeFilter {

    private static final Map<String, String> TODAY = Map.of("listing", "pre");

    private final Galley galley;
    private final CleaningLimit limit;
    private final Deque<Open> open = new ArrayDeque<>();

    Typesetter(Galley galley, CleaningLimit limit) {
        this.galley = galley;
        this.limit = limit;
    }

    /** An element whose end has not come yet. */
    private record Open(Role role, Mark mark) {}

    @Override
    public FilterResult head(Node node, int depth) {
        limit.step();
        if (node instanceof Element element) {
            return begin(element);
        }
        if (node instanceof TextNode text) {
            galley.text(text.getWholeText());
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element) {
            end(open.pop());
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult begin(Element element) {
        var role = Role.of(element.normalName());
        switch (role) {
            case EMBED -> Embed.of(element).ifPresent(embed -> galley.link(embed.link(), embed.text()));
            case LINE_BREAK -> galley.lineBreak();
            case RULE -> galley.rule();
            case PICTURE -> Picture.of(element).ifPresent(galley::picture);
            case DROPPED -> {}
            case INLINE, BLOCK, SEAM, TRANSPARENT -> {
                open.push(new Open(role, mark(role, element)));
                return FilterResult.CONTINUE;
            }
        }
        return FilterResult.SKIP_ENTIRELY;
    }

    private Mark mark(Role role, Element element) {
        return switch (role) {
            case INLINE -> Inline.of(element).map(galley::openInline).orElseGet(galley::mark);
            case BLOCK -> galley.open(block(element), Words.of(element));
            case SEAM -> galley.beginParagraph(Words.of(element));
            default -> galley.mark();
        };
    }

    private static Element block(Element source) {
        var block = new Element(TODAY.getOrDefault(source.normalName(), source.normalName()));
        Tables.place(source, block);
        return block;
    }

    private void end(Open ended) {
        switch (ended.role) {
            case INLINE -> galley.endInline(ended.mark);
            case BLOCK -> galley.endBlock(ended.mark);
            case SEAM -> galley.endParagraph(ended.mark);
            default -> {}
        }
    }
}
