package dev.unspool.ingest;

import dev.unspool.article.Author;
import dev.unspool.article.Draft;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.article.Language;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.newsroom.Credit;
import dev.unspool.newsroom.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final Language UNDETERMINED = new Language("und");

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
                fields.required("id"),
                fields.required("title"),
                fields.line("summary").orElse(null),
                body(),
                Section.named(fields.required("section")),
                fields.lines("tags").stream().map(Tag::named).toList(),
                fields.line("author").map(Author::named).orElse(null),
                fields.image("image").orElse(null),
                language(),
                fields.time("published_at").orElse(null));
    }

    private Body body() {
        var html = fields.text("body_html");
        var text = fields.text("body_text");
        if (fields.has("body_html") == fields.has("body_text")) {
            fields.fault("body", "required", "give either body_html or body_text");
        }
        return html.map(body -> new Body(body, Form.HTML))
                .orElseGet(() -> new Body(text.orElse(Fields.FAULTY), Form.PLAIN_TEXT));
    }

    private Language language() {
        if (!fields.has("language")) {
            fields.required("language");
        }
        return fields.language("language").orElse(UNDETERMINED);
    }
}
