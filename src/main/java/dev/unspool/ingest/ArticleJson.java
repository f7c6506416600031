package dev.unspool.ingest;

import dev.unspool.article.Author;
import dev.unspool.article.Draft;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.article.Image;
import dev.unspool.article.Language;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.newsroom.Credit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An article as a line of JSON has it: {@code id, url, title, section, tags, author, translator, published_at, language, summary,
 * body_html} or {@code body_text, image, source, licence}.
 */
final class ArticleJson {

    /** The fields of a draft that have another name in the file. */
    private static final Map<String, String> NAMES =
            Map.of("sourceId", "id", "publishedAt", "published_at", "standfirst", "summary");

    /** Stands for a field that has its fault already, so that the others are looked at too. */
    private static final String FAULTY = "?";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<Fault> faults = new ArrayList<>();
    private final Fields fields;

    private ArticleJson(String line) {
        var node = JSON.readTree(line);
        if (!node.isObject()) {
            throw new DraftRejected(List.of(new Fault("line", "malformed", "must be a JSON object")));
        }
        fields = new Fields(node, "", faults);
    }

    /** An article as it came, and where it is from. */
    record Submission(Draft draft, Credit credit) {}

    /** @throws DraftRejected with every fault, by the names of the file */
    static Submission read(String line) {
        try {
            return new ArticleJson(line).submission();
        } catch (JacksonException malformed) {
            throw new DraftRejected(
                    List.of(new Fault("line", "malformed", "is not JSON: " + malformed.getOriginalMessage())));
        }
    }

    /** What the file calls a field of a draft. */
    static Fault named(Fault fault) {
        return new Fault(NAMES.getOrDefault(fault.field(), fault.field()), fault.code(), fault.message());
    }

    private Submission submission() {
        var submission = Optional.<Submission>empty();
        try {
            submission = Optional.of(new Submission(draft(), credit()));
        } catch (DraftRejected rejected) {
            rejected.faults().stream().map(ArticleJson::named).forEach(faults::add);
        }
        if (!faults.isEmpty()) {
            throw new DraftRejected(faults);
        }
        return submission.orElseThrow();
    }

    private Credit credit() {
        return new Credit(
                fields.line("source").orElse(null),
                fields.line("url").orElse(null),
                fields.line("translator").orElse(null),
                fields.line("licence").orElse(null));
    }

    private Draft draft() {
        return new Draft(
                required("id"),
                required("title"),
                fields.line("summary").orElse(null),
                body(),
                Section.named(required("section")),
                fields.lines("tags").stream().map(Tag::named).toList(),
                fields.line("author").map(Author::named).orElse(null),
                fields.object("image").map(ArticleJson::image).orElse(null),
                language(),
                publishedAt());
    }

    private String required(String name) {
        var before = faults.size();
        var line = fields.line(name);
        if (line.isEmpty() && faults.size() == before) {
            fields.fault(name, "required", "must not be empty");
        }
        return line.orElse(FAULTY);
    }

    private Body body() {
        var html = fields.text("body_html");
        var text = fields.text("body_text");
        if (fields.has("body_html") == fields.has("body_text")) {
            fields.fault("body", "required", "give either body_html or body_text");
        }
        return html.map(body -> new Body(body, Form.HTML))
                .orElseGet(() -> new Body(text.orElse(FAULTY), Form.PLAIN_TEXT));
    }

    private Language language() {
        var tag = required("language");
        try {
            return new Language(tag.equals(FAULTY) ? "und" : tag);
        } catch (IllegalArgumentException malformed) {
            fields.fault("language", "malformed", "must be a BCP 47 language tag, such as en or zh-CN");
            return new Language("und");
        }
    }

    private @Nullable Instant publishedAt() {
        try {
            return fields.line("published_at")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(null);
        } catch (DateTimeException malformed) {
            fields.fault("published_at", "malformed", "must be a time with its zone, such as 2015-01-21T13:00:03Z");
            return null;
        }
    }

    private static Image image(Fields image) {
        var url = image.line("url");
        if (url.isEmpty()) {
            image.fault("url", "required", "must not be empty");
        }
        return new Image(
                url.orElse("/"),
                image.count("width"),
                image.count("height"),
                image.line("alt").orElse(""));
    }
}
