package dev.unspool.newsroom;

import dev.unspool.article.ArticleHeader;
import dev.unspool.article.Draft;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.Filing;
import dev.unspool.article.Language;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads an article from the JSON of a request: {@code title, standfirst, bodyHtml, section, tags, author} or {@code authors, image, language,
 * publishedAt, publish}.
 */
record ArticleForm(Draft draft, boolean publish) {

    private static final String PUBLISH = "publish";

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
                Stream.concat(DRAFT_FIELDS.stream(), Stream.of(PUBLISH)).collect(Collectors.toSet()));
        var publish = fields.flag(PUBLISH).orElse(false);
        return new ArticleForm(draft(fields, language), publish);
    }

    /** Reads an article that stays a draft: {@code publish} is no field of it. */
    static Draft readDraft(DraftFields fields, Language language) {
        fields.refuseOthersThan(DRAFT_FIELDS);
        return draft(fields, language);
    }

    private static Draft draft(DraftFields fields, Language language) {
        return ApiFaults.named(() -> new Draft(
                null,
                header(fields),
                body(fields),
                filing(fields, language),
                fields.time("publishedAt").orElse(null)));
    }

    private static ArticleHeader header(DraftFields fields) {
        return new ArticleHeader(
                fields.required("title"),
                fields.line("standfirst").orElse(null),
                fields.image("image").orElse(null));
    }

    private static Filing filing(DraftFields fields, Language language) {
        return new Filing(
                Section.named(fields.required("section")),
                tags(fields),
                AuthorFields.read(fields),
                fields.language("language").orElse(language));
    }

    private static Body body(DraftFields fields) {
        return new Body(fields.requiredText("bodyHtml"), Form.HTML);
    }

    private static List<Tag> tags(DraftFields fields) {
        return fields.lines("tags").stream()
                .distinct()
                .limit(Draft.MAX_TAGS + 1L) // one more than allowed is enough to be refused
                .map(Tag::named)
                .toList();
    }
}
