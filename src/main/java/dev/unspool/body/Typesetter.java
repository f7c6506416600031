package dev.unspool.body;

import dev.unspool.article.Prose;
import dev.unspool.body.Galley.Mark;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Walks over the parsed source without recursion, and adds what is allowed to a {@link Galley}. */
final class Typesetter implements NodeFilter {

    /** Names of the same elements in old HTML, and in NITF. */
    private static final Map<String, String> MODERN_NAMES = Map.of(
            "listing", "pre",
            "menu", "ul",
            "dir", "ul",
            "hl1", "h1",
            "hl2", "h2",
            "bq", "blockquote",
            "media", "figure",
            "media-caption", "figcaption");

    private static final Set<String> LISTS = Set.of("ul", "ol");

    private final Galley galley;
    private final Reading reading;
    private final CleaningLimit limit;
    private final Anchors anchors;
    private final FlatLists lists;
    private final Set<Element> flatLists = new HashSet<>();
    private final Deque<Open> open = new ArrayDeque<>();

    /** How many open elements show only pictures and films: they stand in for a script. */
    private int wordless;

    /** Whether Word says that what follows is for programs without lists: the bullet as text. */
    private boolean isInMarker;

    Typesetter(Galley galley, Reading reading, CleaningLimit limit) {
        this.galley = galley;
        this.reading = reading;
        this.anchors = reading.anchors();
        this.limit = limit;
        this.lists = new FlatLists(galley);
    }

    /** An element whose end has not come yet. */
    private record Open(Role role, Mark mark, boolean isWordless, Sight sight) {}

    @Override
    public FilterResult head(Node node, int depth) {
        limit.step();
        if (node instanceof Element element) {
            return begin(element);
        }
        if (node instanceof TextNode text) {
            text(text);
        } else if (node instanceof Comment comment) {
            conditional(comment.getData());
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            lists.after(element);
            end(element, open.pop());
        }
        return FilterResult.CONTINUE;
    }

    private void text(TextNode text) {
        var around = text.parent();
        if (isInMarker || wordless > 0 || !sight().showsText() || around == null || !Formula.showsText(around)) {
            return;
        }
        lists.before(text);
        if (reading.isClassic()) {
            ClassicText.set(text, galley, limit);
        } else {
            galley.text(Formula.isMath(around) ? text.text().strip() : text.getWholeText());
        }
    }

    private void conditional(String comment) {
        if (comment.contains("[if !supportLists]")) {
            isInMarker = true;
        } else if (comment.contains("[endif]")) {
            isInMarker = false;
        }
    }

    private FilterResult begin(Element element) {
        var style = reading.styles().of(element);
        if (isInMarker || Hidden.is(element, style) || HiddenFigure.is(element, reading.styles(), limit)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        var box = TaskMark.ofBox(element);
        if (box.isPresent()) {
            if (sight().in(element, style).showsText()) {
                galley.task(box.get());
            }
            return FilterResult.SKIP_ENTIRELY;
        }
        var role = StyledText.takesBack(element, style)
                ? Role.TRANSPARENT
                : reading.roles().of(element);
        return switch (role) {
            case INLINE, BLOCK, PARAGRAPH, TRANSPARENT -> {
                open(role, element, style);
                yield FilterResult.CONTINUE;
            }
            default -> {
                var sight = sight().in(element, style);
                if (role == Role.EMBED ? sight.showsEmbeds() : sight.showsPictures()) {
                    set(role, element);
                }
                yield FilterResult.SKIP_ENTIRELY;
            }
        };
    }

    private Sight sight() {
        return open.isEmpty() ? Sight.CLEAR : open.peek().sight;
    }

    /** Adds an element without content. */
    private void set(Role role, Element element) {
        if (role != Role.DROPPED) {
            lists.before(element);
            anchors.hold(anchors.idsOf(element));
        }
        switch (role) {
            case EMBED ->
                Embed.of(element, reading.addresses(), reading.words())
                        .ifPresent(embed -> galley.link(embed.link(), embed.text()));
            case LINE_BREAK -> galley.lineBreak();
            case WORD_BREAK -> galley.wordBreak();
            case RULE -> galley.rule();
            case PICTURE ->
                Picture.of(element, reading.addresses())
                        .ifPresent(picture -> picture(picture, Prose.folded(element.attr("data-caption"))));
            default -> {}
        }
    }

    /** Adds a picture; one whose caption is an attribute, as Drupal writes it, becomes a figure. */
    private void picture(Element picture, String caption) {
        if (!Prose.hasInk(caption)) {
            galley.picture(picture);
            return;
        }
        var figure = galley.open(new Element("figure"), TextLanguage.NONE);
        galley.picture(picture);
        var words = galley.open(new Element("figcaption"), TextLanguage.NONE);
        galley.text(Jsoup.parseBodyFragment(caption).text());
        galley.endBlock(words);
        galley.endBlock(figure);
    }

    private void open(Role role, Element element, Style style) {
        var item = item(element, style);
        item.ifPresentOrElse(flat -> lists.begin(flat, element, listItem(element)), () -> lists.before(element));
        var isFlat = item.isPresent() || isFlatList(element);
        var shown = isFlat ? Role.TRANSPARENT : role;
        var isWordless = Roles.isWordless(element);
        var sight = sight().in(element, style);
        open.push(new Open(shown, mark(shown, element), isWordless, sight));
        wordless += isWordless ? 1 : 0;
        StyledText.open(element, style, role, galley.formats());
        Formula.format(element).ifPresent(galley::openInline);
        if (sight.showsText()) {
            galley.text(Formula.before(element));
        }
        if (element.normalName().equals("li") && sight.showsText()) {
            TaskMark.ofItem(element).ifPresent(galley::task);
        }
    }

    private Mark mark(Role role, Element element) {
        var ids = anchors.idsOf(element);
        var language = reading.languageOf(element);
        return switch (role) {
            case BLOCK -> galley.open(anchors.with(ids, block(element)), language);
            case PARAGRAPH -> {
                var mark = galley.beginParagraph(language);
                anchors.hold(ids);
                yield mark;
            }
            case INLINE -> {
                var mark = galley.mark();
                Inline.of(element, reading)
                        .ifPresentOrElse(
                                inline -> galley.openInline(anchors.with(ids, inline)), () -> anchors.hold(ids));
                yield mark;
            }
            default -> {
                anchors.hold(ids);
                yield galley.mark();
            }
        };
    }

    private Optional<FlatItem> item(Element element, Style style) {
        return switch (element.normalName()) {
            case "p", "div" -> FlatItem.ofParagraph(element, style);
            case "li" ->
                flatLists.contains(element.parent()) ? Optional.of(FlatItem.ofItem(element)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private boolean isFlatList(Element element) {
        return LISTS.contains(element.normalName()) && FlatItem.isFlat(element) && flatLists.add(element);
    }

    private Element listItem(Element source) {
        var item = new Element("li");
        reading.languageOf(source).applyTo(item);
        return anchors.with(anchors.idsOf(source), item);
    }

    private Element block(Element source) {
        var name = MODERN_NAMES.getOrDefault(source.normalName(), source.normalName());
        var block = LISTS.contains(name) ? Numbering.list(source, reading.styles()) : new Element(name);
        switch (name) {
            case "td", "th" -> Tables.copyCell(source, block, reading.styles(), reading.start());
            case "li" -> Numbering.number(source, block, "value");
            case "details" -> block.attr("open", source.hasAttr("open"));
            case "pre" -> CodeLanguage.copy(source, block);
            default -> {}
        }
        return block;
    }

    private void end(Element element, Open ended) {
        if (ended.sight.showsText()) {
            galley.text(Formula.after(element));
        }
        galley.endInline(ended.mark);
        wordless -= ended.isWordless ? 1 : 0;
        switch (ended.role) {
            case BLOCK -> galley.endBlock(ended.mark);
            case PARAGRAPH -> galley.endParagraph(ended.mark);
            default -> {}
        }
        if (element.isBlock()) {
            isInMarker = false; // a marker ends with its paragraph, whatever the comment says
        }
    }
}
