package dev.unspool.newsroom;

import dev.unspool.article.Author;
import dev.unspool.article.Image;
import dev.unspool.ledger.ArticlePatch.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a correction from the JSON of a request: any of {@code title, standfirst, bodyHtml, image, author} or {@code authors}, and the {@code note} for readers. What is missing
 * stays; a standfirst or an image that is null is taken away.
 *
 * @param bodyHtml not cleaned yet
 */
record CorrectionForm(
        @Nullable String title,
        @Nullable Part<String> standfirst,
        @Nullable String bodyHtml,
        @Nullable Part<Image> image,
        @Nullable List<Author> authors,
        String note) {

    private static final Set<String> CHANGES = Set.of("title", "standfirst", "bodyHtml", "image", "author", "authors");
    private static final Set<String> FIELDS =
            Set.of("title", "standfirst", "bodyHtml", "image", "author", "authors", "note");

    static CorrectionForm read(DraftFields fields) {
        fields.refuseOthersThan(FIELDS);
        if (CHANGES.stream().noneMatch(fields::isGiven)) {
            fields.fault("title", "required", "correct at least one of title, standfirst, bodyHtml, image and authors");
        }
        return new CorrectionForm(
                fields.isGiven("title") ? fields.required("title") : null,
                fields.isGiven("standfirst") ? part(fields.line("standfirst")) : null,
                fields.isGiven("bodyHtml") ? fields.requiredText("bodyHtml") : null,
                fields.isGiven("image") ? part(fields.image("image")) : null,
                fields.isGiven("author") || fields.isGiven("authors") ? AuthorFields.read(fields) : null,
                ReaderNote.read(fields, "note"));
    }

    private static <T> Part<T> part(Optional<T> value) {
        return new Part<>(value.orElse(null));
    }
}
