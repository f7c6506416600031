package dev.unspool.newsroom;

import dev.unspool.article.Image;
import dev.unspool.ledger.Amendment.Part;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A correction as it is handed in: any of {@code title, standfirst, bodyHtml, image}, and the {@code note} for readers. What is missing
 * stays; a standfirst or an image that is null is taken away.
 *
 * @param bodyHtml not cleaned yet
 */
record CorrectionForm(
        @Nullable String title,
        @Nullable Part<String> standfirst,
        @Nullable String bodyHtml,
        @Nullable Part<Image> image,
        String note) {

    private static final Set<String> CHANGES = Set.of("title", "standfirst", "bodyHtml", "image");
    private static final Set<String> FIELDS = Set.of("title", "standfirst", "bodyHtml", "image", "note");

    static CorrectionForm read(Fields fields) {
        fields.refuseOthersThan(FIELDS);
        if (CHANGES.stream().noneMatch(fields::isGiven)) {
            fields.fault("title", "required", "correct at least one of title, standfirst, bodyHtml and image");
        }
        return new CorrectionForm(
                fields.isGiven("title") ? fields.required("title") : null,
                fields.isGiven("standfirst") ? part(fields.line("standfirst")) : null,
                fields.isGiven("bodyHtml") ? fields.requiredText("bodyHtml") : null,
                fields.isGiven("image") ? part(fields.image("image")) : null,
                Notes.read(fields, "note"));
    }

    private static <T> Part<T> part(Optional<T> value) {
        return new Part<>(value.orElse(null));
    }
}
