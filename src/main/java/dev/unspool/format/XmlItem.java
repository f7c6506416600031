package dev.unspool.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/**
 * An element of XML with the names of its children as feeds usually write them, such as {@code content:encoded}, whatever prefix the document has for
 * their namespace. Children in the namespace of the element itself have no prefix.
 */
final class XmlItem {

    /** Declarations of namespaces that hold for all items. Feeds have some twenty. */
    private static final int MAX_DECLARATIONS = 64;

    /** Characters of such a declaration. */
    private static final int MAX_DECLARATION = 200;

    /** Deepest nesting that is parsed. */
    private static final int MAX_DEPTH = 256;

    /** Part of the namespaces of WordPress: no other document has it, whatever stands before. */
    private static final String WORDPRESS = "wordpress.org/export/";

    private static final String BLOGGER = "http://schemas.google.com/blogger/";

    /** Namespaces with their usual prefix. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://www.w3.org/2005/Atom", "atom"),
            Map.entry("http://purl.org/atom/ns#", "atom"),
            Map.entry("http://www.w3.org/2007/app", "app"),
            Map.entry("http://purl.org/atom/app#", "app"),
            Map.entry("http://purl.org/atom-blog/ns#", "app"),
            Map.entry("http://purl.org/rss/1.0/", "rss"),
            Map.entry("http://my.netscape.com/rdf/simple/0.9/", "rss"),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9/", "rss"),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml"),
            Map.entry("http://purl.org/rss/1.0/modules/content/", "content"),
            Map.entry("http://purl.org/dc/elements/1.1/", "dc"),
            Map.entry("http://purl.org/dc/terms/", "dcterms"),
            Map.entry("http://search.yahoo.com/mrss/", "media"),
            Map.entry("http://search.yahoo.com/mrss", "media"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://www.itunes.com/DTDs/Podcast-1.0.dtd", "itunes"));

    private final Element element;
    private final String own;

    XmlItem(Element element) {
        this.element = element;
        this.own = PREFIXES.getOrDefault(element.tag().namespace(), "");
    }

    /**
     * Parses the markup of an item.
     *
     * @param context start tag of an element with the declarations of namespaces that hold for it
     */
    static Optional<XmlItem> parse(String context, String markup) {
        return Optional.ofNullable(document(context + markup).firstElementChild())
                .map(Element::firstElementChild)
                .map(XmlItem::new);
    }

    /** Parses a document, or its beginning; empty if no element is in it. */
    static Optional<XmlItem> root(String markup) {
        return Optional.ofNullable(document(markup).firstElementChild()).map(XmlItem::new);
    }

    private static Element document(String markup) {
        var document = Jsoup.parse(markup, "", Parser.xmlParser().setMaxDepth(MAX_DEPTH));
        document.outputSettings().prettyPrint(false);
        return document;
    }

    /** Returns a start tag that declares the namespaces of these elements, for {@link #parse}. It is short, since it is parsed before each item. */
    static String context(List<XmlItem> around) {
        var declarations = new LinkedHashMap<String, String>();
        for (var i = around.size() - 1; i >= 0; i--) {
            around.get(i).element.attributes().asList().stream()
                    .filter(XmlItem::isDeclaration)
                    .limit(MAX_DECLARATIONS)
                    .forEach(attribute -> declarations.putIfAbsent(attribute.getKey(), declaration(attribute)));
        }
        return declarations.values().stream().limit(MAX_DECLARATIONS).collect(Collectors.joining("", "<x", ">"));
    }

    private static boolean isDeclaration(Attribute attribute) {
        var name = attribute.getKey();
        return (name.equals("xmlns") || name.startsWith("xmlns:"))
                && name.length() + attribute.getValue().length() <= MAX_DECLARATION;
    }

    private static String declaration(Attribute attribute) {
        return " " + attribute.getKey() + "=\"" + Entities.escape(attribute.getValue()) + "\"";
    }

    String name() {
        var tag = element.tag();
        return PREFIXES.containsKey(tag.namespace()) ? tag.localName() : tag.name();
    }

    /** Returns the name without its prefix, in lower case. */
    String localName() {
        var name = element.tagName();
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    /** Returns the children, in their order. */
    Stream<XmlItem> all() {
        return element.children().stream().map(XmlItem::new);
    }

    /** Returns the children with a name, in their order. */
    List<XmlItem> all(String name) {
        return children(name).map(XmlItem::new).toList();
    }

    Optional<XmlItem> first(String name) {
        return children(name).findFirst().map(XmlItem::new);
    }

    /** Returns the text of the first child with a name that has any, without blanks around it. */
    Optional<String> text(String name) {
        return children(name)
                .map(child -> clean(child.wholeText()))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** Returns the text of this element, without blanks around it. */
    String text() {
        return clean(element.wholeText());
    }

    /** Returns the value of an attribute without blanks around it; empty if that is nothing. */
    Optional<String> attribute(String name) {
        return Optional.of(clean(element.attr(name))).filter(value -> !value.isEmpty());
    }

    /** Returns the markup in this element: its text if it has no elements, which then is markup itself. */
    String html() {
        if (element.childrenSize() == 0) {
            return text();
        }
        element.getAllElements().forEach(XmlItem::withoutPrefix);
        element.childNodes().stream()
                .filter(CDataNode.class::isInstance)
                .map(CDataNode.class::cast)
                .toList()
                .forEach(data -> data.replaceWith(new DataNode(data.getWholeText())));
        return clean(element.html());
    }

    private static void withoutPrefix(Element element) {
        if ("xhtml".equals(PREFIXES.get(element.tag().namespace()))
                && !element.tag().prefix().isEmpty()) {
            element.tagName(element.tag().localName());
        }
    }

    private Stream<Element> children(String name) {
        return element.children().stream().filter(child -> name(child).equals(name));
    }

    private String name(Element child) {
        var tag = child.tag();
        var prefix = PREFIXES.get(tag.namespace());
        if (prefix == null) {
            return tag.namespace().contains(WORDPRESS)
                    ? wordpress(tag.namespace(), tag.localName())
                    : tag.namespace().startsWith(BLOGGER) ? "blogger:" + tag.localName() : tag.name();
        }
        return prefix.equals(own) ? tag.localName() : prefix + ":" + tag.localName();
    }

    private static String wordpress(String namespace, String local) {
        return (namespace.contains("excerpt") ? "excerpt:" : "wp:") + local;
    }

    /** Leaves out what no XML may hold, for which character references can stand. */
    private static String clean(String text) {
        return text.codePoints().allMatch(XmlItem::isClean)
                ? text.strip()
                : withoutUnclean(text).strip();
    }

    private static String withoutUnclean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().filter(XmlItem::isClean).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isClean(int point) {
        return (point >= ' ' || point == '\n' || point == '\t' || point == '\r')
                && Character.getType(point) != Character.SURROGATE;
    }
}
