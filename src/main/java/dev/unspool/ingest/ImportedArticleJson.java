package dev.unspool.ingest;

import dev.unspool.article.ArticleHeader;
import dev.unspool.article.Author;
import dev.unspool.article.Draft;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.article.Filing;
import dev.unspool.article.Language;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.article.TopicName;
import dev.unspool.format.StatedReaders;
import dev.unspool.ingest.NameNote.ReadName;
import dev.unspool.newsroom.AuthorFields;
import dev.unspool.newsroom.DraftFields;
import dev.unspool.newsroom.SourceCredit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an article from a line of JSON with the fields {@code id, url, title, section, tags, author} or {@code authors, translator, published_at,
 * language, summary, body_html} or {@code body_text, image, source, licence}.
 */
final class ImportedArticleJson {

    /** DraftFields of a draft that have another name in the file. */
    private static final Map<String, String> NAMES =
            Map.of("sourceId", "id", "publishedAt", "published_at", "standfirst", "summary");

    private static final Language UNDETERMINED = new Language("und");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<Fault> faults = new ArrayList<>();
    private final List<ReadName> changed = new ArrayList<>();
    private final DraftFields fields;

    private ImportedArticleJson(JsonNode node) {
        fields = DraftFields.ofFile(node, faults);
        if (StatedReaders.of(node) != StatedReaders.ALL) {
            fields.fault("line", "unpublished", "says itself that it is not public, by a status, a flag or a password");
        }
    }

    /**
     * The article of a line, and where it comes from.
     *
     * @param changed the names that were read otherwise than they stand there
     */
    record Submission(Draft draft, SourceCredit credit, List<ReadName> changed) {

        Submission {
            changed = List.copyOf(changed);
        }
    }

    /**
     * Reads a line.
     *
     * @throws DraftRejected with every fault, under the file's names of the fields
     */
    static Submission read(String line) {
        try {
            var node = JSON.readTree(line);
            if (!node.isObject()) {
                throw new DraftRejected(List.of(new Fault("line", "malformed", "must be a JSON object")));
            }
            return read(node);
        } catch (JacksonException malformed) {
            throw new DraftRejected(
                    List.of(new Fault("line", "malformed", "is not JSON: " + malformed.getOriginalMessage())));
        }
    }

    /**
     * Reads a JSON object.
     *
     * @throws DraftRejected with every fault, under the file's names of the fields
     */
    static Submission read(JsonNode object) {
        return new ImportedArticleJson(object).submission();
    }

    /** Renames the field of a fault to the file's name. */
    static Fault named(Fault fault) {
        return new Fault(NAMES.getOrDefault(fault.field(), fault.field()), fault.code(), fault.message());
    }

    private Submission submission() {
        var submission = Optional.<Submission>empty();
        try {
            var draft = draft();
            draft.missing().stream().map(ImportedArticleJson::named).forEach(faults::add);
            submission = Optional.of(new Submission(draft, credit(), changed));
        } catch (DraftRejected rejected) {
            rejected.faults().stream().map(ImportedArticleJson::named).forEach(faults::add);
        }
        if (!faults.isEmpty()) {
            throw new DraftRejected(faults);
        }
        return submission.orElseThrow();
    }

    private SourceCredit credit() {
        return new SourceCredit(
                fields.line("source").orElse(null),
                fields.line("url").orElse(null),
                fields.line("translator").orElse(null),
                fields.line("licence").orElse(null));
    }

    private Draft draft() {
        return new Draft(
                fields.required("id"),
                header(),
                body(),
                filing(),
                fields.time("published_at").orElse(null));
    }

    private ArticleHeader header() {
        return new ArticleHeader(
                fields.required("title"),
                fields.line("summary").orElse(null),
                fields.image("image").orElse(null));
    }

    private Filing filing() {
        return new Filing(
                Section.named(read("section", fields.required("section"))),
                fields.lines("tags", Draft.MAX_TAGS).stream()
                        .map(name -> Tag.named(read("tag", name)))
                        .toList(),
                AuthorFields.readImported(fields, this::authors),
                language());
    }

    /** Notes a name that is normalized. */
    private String read(String kind, String written) {
        note(new ReadName(kind, written, List.of(TopicName.normalized(written))));
        return written;
    }

    private Stream<Author> authors(String byline) {
        var names = BylineParser.names(byline);
        note(new ReadName("author", byline, names));
        return names.stream().map(Author::named);
    }

    private void note(ReadName name) {
        if (name.isChanged()) {
            changed.add(name);
        }
    }

    private Body body() {
        var html = fields.text("body_html");
        var text = fields.text("body_text");
        if (fields.has("body_html") == fields.has("body_text")) {
            fields.fault("body", "required", "give either body_html or body_text");
        }
        return html.map(body -> new Body(body, Form.HTML))
                .orElseGet(() -> new Body(text.orElse(DraftFields.FAULTY), Form.PLAIN_TEXT));
    }

    private Language language() {
        if (!fields.has("language")) {
            fields.required("language");
        }
        return fields.language("language").orElse(UNDETERMINED);
    }
}
