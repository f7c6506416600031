package dev.unspool.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether readers may see an item of a feed, as exports say it: the export of Blogger is a feed that has drafts, comments, settings and the template among
 * its articles, and the export of WordPress can be read as a feed.
 */
final class FeedItemState {

    /** Elements that only exports of WordPress have. */
    private static final List<String> WORDPRESS = List.of("wp:status", "wp:post_type", "wp:post_password");

    /** End of the scheme of the category that says what an item is. */
    private static final String KIND = "g/2005#kind";

    private static final Set<String> UNFINISHED = Set.of("draft", "scheduled");

    /** Elements of early Atom and of its protocol that say whether an entry is a draft. */
    private static final List<String> DRAFTS = List.of("draft", "app:draft");

    private final XmlItem item;

    FeedItemState(XmlItem item) {
        this.item = item;
    }

    /** Why an item is no article for readers. */
    record Refusal(String code, String reason) {}

    /** Whether a category says what an item is, and not what it is about. */
    static boolean isKind(XmlItem category) {
        return category.attribute("scheme")
                .filter(scheme -> scheme.endsWith(KIND))
                .isPresent();
    }

    Optional<Refusal> refusal() {
        if (WORDPRESS.stream().anyMatch(name -> !item.all(name).isEmpty())) {
            return Optional.of(new Refusal(
                    "wrong-format", "is of an export of WordPress: import the file with --format=wordpress"));
        }
        var kind = kinds().filter(name -> !name.equals("post")).findFirst();
        return kind.isPresent()
                ? kind.map(name -> new Refusal("not-article", "is a " + ForeignText.brief(name) + ", not a post"))
                : statuses()
                        .filter(name -> !name.equals("live") && !UNFINISHED.contains(name))
                        .findFirst()
                        .or(() -> statements()
                                .filter(said -> said.readers() == StatedReaders.FEW)
                                .map(Statement::value)
                                .findFirst())
                        .map(name ->
                                new Refusal("unpublished", "is not public: its status is " + ForeignText.brief(name)));
    }

    /** What a child says of the readers, whatever system wrote it. */
    private record Statement(String value, StatedReaders readers) {}

    private Stream<Statement> statements() {
        return item.all()
                .filter(child -> StatedReaders.isKnown(child.localName()))
                .map(child -> new Statement(child.text(), StatedReaders.of(child.localName(), child.text())));
    }

    boolean isDraft() {
        return statuses().anyMatch(UNFINISHED::contains)
                || saysDraft(item)
                || item.all("app:control").stream().anyMatch(FeedItemState::saysDraft)
                || statements().anyMatch(said -> said.readers() == StatedReaders.NONE_YET);
    }

    /** Reads an element in a namespace that is declared, or in none. */
    private static boolean saysDraft(XmlItem parent) {
        return DRAFTS.stream()
                .flatMap(name -> parent.all(name).stream())
                .map(XmlItem::text)
                .anyMatch(said -> said.equalsIgnoreCase("yes") || said.equalsIgnoreCase("true"));
    }

    private Stream<String> kinds() {
        var terms = Stream.of("category", "atom:category")
                .flatMap(name -> item.all(name).stream())
                .filter(FeedItemState::isKind)
                .map(category -> category.attribute("term").orElse(""))
                .map(term -> term.substring(term.lastIndexOf('#') + 1));
        var types = item.all("blogger:type").stream().map(XmlItem::text);
        return Stream.concat(terms, types).map(name -> name.toLowerCase(Locale.ROOT));
    }

    private Stream<String> statuses() {
        return item.all("blogger:status").stream().map(status -> status.text().toLowerCase(Locale.ROOT));
    }
}
