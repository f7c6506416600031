package dev.unspool.newsroom;

import dev.unspool.article.Author;
import dev.unspool.article.Draft;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.Language;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.body.Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An article as it is handed in: {@code title, standfirst, bodyHtml, section, tags, author, image, language, publishedAt, publish}. */
record ArticleForm(Draft draft, boolean publish) {

    private static final String PUBLISH = "publish";

    private static final Set<String> DRAFT_FIELDS =
            Set.of("title", "standfirst", "bodyHtml", "section", "tags", "author", "image", "language", "publishedAt");

    private static final Set<String> AUTHOR = Set.of("name", "bio", "avatar");

    /**
     * @param language where the article names none
     * @throws DraftRejected with the faults of the draft
     */
    static ArticleForm read(Fields fields, Language language) {
        fields.refuseOthersThan(
                Stream.concat(DRAFT_FIELDS.stream(), Stream.of(PUBLISH)).collect(Collectors.toSet()));
        var publish = fields.flag(PUBLISH).orElse(false);
        return new ArticleForm(draft(fields, language), publish);
    }

    /** An article that stays a draft: it does not say whether to publish it. */
    static Draft readDraft(Fields fields, Language language) {
        fields.refuseOthersThan(DRAFT_FIELDS);
        return draft(fields, language);
    }

    private static Draft draft(Fields fields, Language language) {
        return DoorFaults.named(() -> new Draft(
                null,
                fields.required("title"),
                fields.line("standfirst").orElse(null),
                body(fields),
                Section.named(fields.required("section")),
                tags(fields),
                author(fields).orElse(null),
                fields.image("image").orElse(null),
                fields.language("language").orElse(language),
                fields.time("publishedAt").orElse(null)));
    }

    private static Body body(Fields fields) {
        return new Body(fields.requiredText("bodyHtml"), Form.HTML);
    }

    private static List<Tag> tags(Fields fields) {
        return fields.lines("tags").stream()
                .distinct()
                .limit(Draft.MAX_TAGS + 1L) // one more than allowed is enough to be refused
                .map(Tag::named)
                .toList();
    }

    /** A name, or an object that says more. */
    private static Optional<Author> author(Fields fields) {
        return fields.isObject("author")
                ? fields.object("author").map(ArticleForm::known)
                : fields.line("author").map(Author::named);
    }

    private static Author known(Fields author) {
        author.refuseOthersThan(AUTHOR);
        var named = Author.named(author.required("name"));
        return new Author(named.slug(), named.name(), author.line("bio").orElse(null), avatar(author));
    }

    private static @Nullable String avatar(Fields author) {
        var given = author.line("avatar");
        var safe = given.flatMap(Address::picture);
        if (given.isPresent() && safe.isEmpty()) {
            author.fault("avatar", "malformed", "give an https address, or one from the site's root");
        }
        return safe.orElse(null);
    }
}
