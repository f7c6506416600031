package dev.unspool.newsroom;

import dev.unspool.article.Image;
import dev.unspool.article.Language;
import dev.unspool.article.Section;
import dev.unspool.article.Slug;
import dev.unspool.ledger.ArticlePatch.Part;
import dev.unspool.ledger.ArticlePatch.Refiling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a correction from the JSON of a request: any public part of the article, and the {@code note} for readers or {@code silent}. What is missing stays; a
 * standfirst or an image that is null is taken away, and so are all tags or authors.
 *
 * @param bodyHtml not cleaned yet
 * @param note null for a quiet correction
 */
record CorrectionForm(
        @Nullable String title,
        @Nullable Part<String> standfirst,
        @Nullable String bodyHtml,
        @Nullable Part<Image> image,
        Refiling filing,
        @Nullable Slug slug,
        @Nullable String note) {

    private static final String SILENT = "silent";

    static final String ILLEGIBLE_SLUG = "give characters that people see, and no loose accents";

    private static final List<String> CHANGES = List.of(
            "title", "standfirst", "bodyHtml", "image", "author", "authors", "section", "tags", "language", "slug");

    private static final Set<String> FIELDS =
            Stream.concat(CHANGES.stream(), Stream.of("note", SILENT)).collect(Collectors.toUnmodifiableSet());

    /** @param allowsSilent whether a correction may come without a note */
    static CorrectionForm read(DraftFields fields, boolean allowsSilent) {
        fields.refuseOthersThan(FIELDS);
        if (CHANGES.stream().noneMatch(fields::isGiven)) {
            fields.fault("title", "required", "correct at least one of " + String.join(", ", CHANGES));
        }
        return new CorrectionForm(
                fields.isGiven("title") ? fields.required("title") : null,
                fields.isGiven("standfirst") ? part(fields.line("standfirst")) : null,
                fields.isGiven("bodyHtml") ? fields.requiredText("bodyHtml") : null,
                fields.isGiven("image") ? part(fields.image("image")) : null,
                filing(fields),
                slug(fields),
                note(fields, allowsSilent));
    }

    private static Refiling filing(DraftFields fields) {
        return new Refiling(
                fields.isGiven("author") || fields.isGiven("authors") ? AuthorFields.read(fields) : null,
                fields.isGiven("section") ? Section.named(fields.required("section")) : null,
                fields.isGiven("tags") ? ArticleForm.tags(fields) : null,
                fields.isGiven("language") ? language(fields) : null);
    }

    private static @Nullable Language language(DraftFields fields) {
        fields.required("language");
        return fields.language("language").orElse(null);
    }

    /** Stricter than for topics, which may have slugs from before: an address of an article is in lower case, or leads to the one that is. */
    private static @Nullable Slug slug(DraftFields fields) {
        var slug = fields.isGiven("slug") ? fields.slug("slug").orElse(null) : null;
        if (slug == null) {
            return null;
        }
        if (!Slug.isLegible(slug)) {
            fields.fault("slug", "malformed", ILLEGIBLE_SLUG);
            return null;
        }
        if (!Slug.isInSpellingOfAddresses(slug)) {
            fields.fault("slug", "other-spelling", "give it in lower case and composed characters, as addresses are");
            return null;
        }
        return new Slug(slug);
    }

    private static @Nullable String note(DraftFields fields, boolean allowsSilent) {
        if (!fields.flag(SILENT).orElse(false)) {
            return ReaderNote.read(fields, "note");
        }
        if (!allowsSilent) {
            fields.fault(
                    SILENT,
                    "not-allowed",
                    "give a note for readers, or have the operator set `" + NewsroomSettings.QUIET_CORRECTIONS + "`");
        }
        if (fields.has("note")) {
            fields.fault("note", "ambiguous", "give either a note or `silent`");
        }
        return null;
    }

    private static <T> Part<T> part(Optional<T> value) {
        return new Part<>(value.orElse(null));
    }
}
