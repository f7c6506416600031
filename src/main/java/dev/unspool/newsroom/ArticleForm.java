package dev.unspool.newsroom;

import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Draft;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.Filing;
import dev.unspool.article.Language;
import dev.unspool.article.Prose;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.ledger.NewsroomArticle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an article from the JSON of a request: {@code title, standfirst, bodyHtml, section, tags, author} or {@code authors, image, language,
 * publishedAt, publish, id}.
 *
 * @param id that the client made for a draft; null where the server shall make one
 */
record ArticleForm(@Nullable ArticleId id, Draft draft, boolean publish) {

    private static final String PUBLISH = "publish";

    private static final String ID = "id";

    /** RFC 9562 section 5.7. */
    private static final int TIME_ORDERED = 7;

    private static final int RFC_VARIANT = 2;

    private static final Set<String> DRAFT_FIELDS = Set.of(
            "title",
            "standfirst",
            "bodyHtml",
            "section",
            "tags",
            "author",
            "authors",
            "image",
            "language",
            "publishedAt");

    /**
     * @param language where the article names none
     * @throws DraftRejected with the faults of the draft
     */
    static ArticleForm read(DraftFields fields, Language language) {
        fields.refuseOthersThan(
                Stream.concat(DRAFT_FIELDS.stream(), Stream.of(PUBLISH, ID)).collect(Collectors.toSet()));
        var publish = fields.flag(PUBLISH).orElse(false);
        var id = id(fields, publish);
        return new ArticleForm(
                id.orElse(null), publish ? finished(fields, language) : unfinished(fields, language), publish);
    }

    /** Reads an article that stays a draft, and may lack what it needs to be published: {@code publish} is no field of it. */
    static Draft readDraft(DraftFields fields, Language language) {
        fields.refuseOthersThan(DRAFT_FIELDS);
        return unfinished(fields, language);
    }

    /** Reads the parts of a draft that are given, and their names; the others are empty. */
    static Parts readParts(DraftFields fields, Language language) {
        fields.refuseOthersThan(DRAFT_FIELDS);
        var given = DRAFT_FIELDS.stream()
                .filter(fields::isGiven)
                .map(name -> name.equals("author") ? "authors" : name)
                .collect(Collectors.toSet());
        if (given.isEmpty()) {
            fields.fault("title", "required", "give at least one of " + String.join(", ", new TreeSet<>(DRAFT_FIELDS)));
        }
        return new Parts(unfinished(fields, language), given);
    }

    /**
     * Parts of a draft that change.
     *
     * @param given their public names
     */
    record Parts(Draft draft, Set<String> given) {

        Parts {
            given = Set.copyOf(given);
        }

        /** Returns the draft with the title and the language of {@code now}, unless they change: the body is cleaned by them. */
        Draft within(NewsroomArticle now) {
            var header = draft.header();
            var filing = draft.filing();
            return new Draft(
                    null,
                    new ArticleHeader(
                            given.contains("title")
                                    ? header.title()
                                    : now.header().title(),
                            header.standfirst(),
                            header.image()),
                    draft.body(),
                    new Filing(
                            filing.section(),
                            filing.tags(),
                            filing.authors(),
                            given.contains("language")
                                    ? filing.language()
                                    : now.filing().language()),
                    draft.publishedAt());
        }
    }

    private static Draft finished(DraftFields fields, Language language) {
        return draft(
                visible(fields, "title"),
                Section.named(visible(fields, "section")),
                fields.requiredText("bodyHtml"),
                fields,
                language);
    }

    /** Adds the fault here, so that it is told with those of tags and authors. */
    private static String visible(DraftFields fields, String name) {
        var text = fields.required(name);
        if (!Prose.isVisible(text)) {
            fields.fault(name, "required", "must have a character that people see");
        }
        return text;
    }

    /** What nobody sees counts as missing. */
    private static Draft unfinished(DraftFields fields, Language language) {
        return draft(
                fields.line("title").filter(Prose::isVisible).orElse(""),
                fields.line("section")
                        .filter(Prose::isVisible)
                        .map(Section::named)
                        .orElse(Section.NONE),
                fields.text("bodyHtml").orElse(""),
                fields,
                language);
    }

    private static Draft draft(String title, Section section, String bodyHtml, DraftFields fields, Language language) {
        return ApiFaults.named(() -> new Draft(
                null,
                new ArticleHeader(
                        title,
                        fields.line("standfirst").orElse(null),
                        fields.image("image").orElse(null)),
                new Body(bodyHtml, Form.HTML),
                new Filing(
                        section,
                        tags(fields),
                        AuthorFields.read(fields),
                        fields.language("language").orElse(language)),
                fields.time("publishedAt").orElse(null)));
    }

    private static Optional<ArticleId> id(DraftFields fields, boolean publish) {
        var given = fields.line(ID);
        var id = given.flatMap(ArticleId::parse).filter(ArticleForm::isTimeOrdered);
        if (given.isPresent() && id.isEmpty()) {
            fields.fault(ID, "malformed", "give a UUID of version 7 in lower case, or leave it out");
        } else if (id.isPresent() && publish) {
            fields.fault(ID, "only-for-drafts", "give it to a draft, and publish that, or leave it out");
        }
        return id;
    }

    private static boolean isTimeOrdered(ArticleId id) {
        return id.value().version() == TIME_ORDERED && id.value().variant() == RFC_VARIANT;
    }

    static List<Tag> tags(DraftFields fields) {
        return fields.lines("tags", Draft.MAX_TAGS).stream()
                .distinct()
                .limit(Draft.MAX_TAGS + 1L) // one more than allowed is enough to be refused
                .map(Tag::named)
                .toList();
    }
}
