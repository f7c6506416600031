package dev.unspool.ingest;

import dev.unspool.article.Author;
import dev.unspool.article.Draft;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
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

/** An article of the demo as its file has it: {@code key: value} lines between two lines of {@code ---}, and the body in HTML. */
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

    /** The newest are minutes old, whenever the demo is first started: {@code age} counts back from {@code now}. */
    Draft draft(Map<String, Author> authors, Instant now) {
        return new Draft(
                value("id"),
                value("title"),
                header.get("standfirst"),
                new Body(body, Form.HTML),
                Section.named(value("section")),
                tags(),
                Objects.requireNonNull(authors.get(value("author")), value("author")),
                image(),
                new Language(value("language")),
                now.minus(Duration.parse(value("age"))));
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
