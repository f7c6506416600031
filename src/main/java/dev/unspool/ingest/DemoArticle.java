package dev.unspool.ingest;

import dev.unspool.article.ArticleHeader;
import dev.unspool.article.Author;
import dev.unspool.article.Draft;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import dev.unspool.article.Filing;
import dev.unspool.article.Image;
import dev.unspool.article.Language;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An article of the demo, read from its file: {@code key: value} lines between two {@code ---} lines, followed by the body in HTML. */
record DemoArticle(Map<String, String> header, String body) {

    private static final Pattern FENCE = Pattern.compile("^---$\\R", Pattern.MULTILINE);
    private static final Pattern COMMA = Pattern.compile(", *");

    static DemoArticle parse(String text) {
        var parts = FENCE.split(text, 3);
        return new DemoArticle(
                parts[1].lines()
                        .map(line -> line.split(": ", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])),
                parts[2]);
    }

    /**
     * Creates the draft. It is dated {@code age} before {@code now}, so that the newest articles are minutes old whenever the demo
     * first starts.
     */
    Draft draft(Map<String, Author> authors, Instant now) {
        return new Draft(
                value("id"),
                new ArticleHeader(value("title"), header.get("standfirst"), image()),
                new Body(body, Form.HTML),
                filing(authors),
                now.minus(Duration.parse(value("age"))));
    }

    private Filing filing(Map<String, Author> authors) {
        return new Filing(
                Section.named(value("section")),
                tags(),
                Objects.requireNonNull(authors.get(value("author")), value("author")),
                new Language(value("language")));
    }

    private String value(String key) {
        return Objects.requireNonNull(header.get(key), () -> key + " of " + header.get("id"));
    }

    private List<Tag> tags() {
        return Stream.ofNullable(header.get("tags"))
                .flatMap(COMMA::splitAsStream)
                .map(Tag::named)
                .toList();
    }

    private @Nullable Image image() {
        return header.containsKey("image")
                ? new Image(
                        value("image"),
                        Integer.valueOf(value("image-width")),
                        Integer.valueOf(value("image-height")),
                        value("image-alt"))
                : null;
    }
}
