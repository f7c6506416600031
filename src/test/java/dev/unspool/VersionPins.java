package dev.unspool;

import java.io.IOException;
import java.io.StringReader;
import java.lang.module.ModuleDescriptor.Version;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Comment;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Finds versions in a pom that are lower than those that its parent manages, or than the pom itself raises those to. A comment
 * right before such a version allows it up to a date: {@code <!-- until 2027-03-01: the reason -->}. A date that has passed is a
 * fault anywhere.
 */
final class VersionPins {
    private static final Pattern UNTIL = Pattern.compile("\\buntil (\\d{4}-\\d{2}-\\d{2}): \\S");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(.+)}");

    private final Element pom;
    private final Element parent;
    private final LocalDate today;

    /**
     * Reads the poms.
     *
     * @param pom as written
     * @param parent the effective pom of its parent, with all imports resolved
     */
    VersionPins(String pom, String parent, LocalDate today) {
        this.pom = parsed(pom);
        this.parent = parsed(parent);
        this.today = today;
    }

    /** Returns the faults, in the order of the pom. */
    Stream<String> faults() {
        return Stream.of(expired(), properties(), artifacts()).flatMap(Function.identity());
    }

    private Stream<String> expired() {
        return UNTIL.matcher(comments(pom))
                .results()
                .filter(until -> LocalDate.parse(until.group(1)).isBefore(today))
                .map(until -> "A reason ended on %s: raise the version, or give a new date.".formatted(until.group(1)));
    }

    private Stream<String> properties() {
        return elements(pom, "properties")
                .flatMap(VersionPins::children)
                .flatMap(own -> property(parent, own.getTagName())
                        .flatMap(managed -> fault(own.getTagName(), own, text(own), text(managed)))
                        .stream());
    }

    private Stream<String> artifacts() {
        return Stream.concat(elements(pom, "dependency"), elements(pom, "plugin"))
                .flatMap(own -> version(own).flatMap(version -> fault(own, version)).stream());
    }

    private Optional<String> fault(Element artifact, Element version) {
        var property =
                PROPERTY.matcher(text(version)).results().findFirst().flatMap(match -> property(pom, match.group(1)));
        return managed(artifact)
                .flatMap(managed -> fault(
                        name(artifact),
                        property.orElse(artifact),
                        text(property.orElse(version)),
                        raised(text(managed))));
    }

    /** Returns the higher of a version that the parent manages and that of a property of the pom that replaces it. */
    private String raised(String managed) {
        return elements(parent, "properties")
                .flatMap(VersionPins::children)
                .filter(property -> text(property).equals(managed))
                .flatMap(property -> property(pom, property.getTagName()).stream())
                .map(VersionPins::text)
                .filter(own -> !own.contains("${"))
                .reduce(managed, (one, other) -> Version.parse(one).compareTo(Version.parse(other)) < 0 ? other : one);
    }

    private static Optional<String> fault(String what, Element pin, String version, String managed) {
        boolean lower = !version.contains("${") && Version.parse(version).compareTo(Version.parse(managed)) < 0;
        return lower && !UNTIL.matcher(reason(pin)).find()
                ? Optional.of(
                        "%s %s is below the managed %s: remove it, or put <!-- until YYYY-MM-DD: reason --> before it."
                                .formatted(what, version, managed))
                : Optional.empty();
    }

    private Optional<Element> managed(Element artifact) {
        return elements(parent, artifact.getTagName())
                .filter(candidate -> name(candidate).equals(name(artifact)))
                .flatMap(candidate -> version(candidate).stream())
                .findFirst();
    }

    private static String name(Element artifact) {
        String group = child(artifact, "groupId").map(VersionPins::text).orElse("org.apache.maven.plugins");
        return group + ":"
                + child(artifact, "artifactId").map(VersionPins::text).orElse("");
    }

    private static Optional<Element> version(Element artifact) {
        return child(artifact, "version");
    }

    private static Optional<Element> property(Element pom, String name) {
        return elements(pom, "properties")
                .flatMap(properties -> child(properties, name).stream())
                .findFirst();
    }

    /** Returns the comments between an element and the one before it. */
    private static String reason(Element element) {
        return Stream.iterate(
                        element.getPreviousSibling(),
                        node -> node != null && !(node instanceof Element),
                        Node::getPreviousSibling)
                .filter(Comment.class::isInstance)
                .map(Node::getTextContent)
                .reduce("", String::concat);
    }

    private static String comments(Node node) {
        return nodes(node.getChildNodes())
                .map(child -> child instanceof Comment ? child.getTextContent() + "\n" : comments(child))
                .reduce("", String::concat);
    }

    private static Optional<Element> child(Element element, String name) {
        return children(element)
                .filter(child -> child.getTagName().equals(name))
                .findFirst();
    }

    private static Stream<Element> children(Element element) {
        return nodes(element.getChildNodes()).filter(Element.class::isInstance).map(Element.class::cast);
    }

    private static Stream<Element> elements(Element root, String name) {
        return nodes(root.getElementsByTagName(name)).map(Element.class::cast);
    }

    private static Stream<Node> nodes(NodeList list) {
        return IntStream.range(0, list.getLength()).mapToObj(list::item);
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
    }

    private static Element parsed(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
