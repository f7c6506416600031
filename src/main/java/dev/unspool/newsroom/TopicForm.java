package dev.unspool.newsroom;

import dev.unspool.article.Draft;
import dev.unspool.article.Prose;
import dev.unspool.article.TopicKind;
import dev.unspool.article.TopicName;
import dev.unspool.ledger.ArticlePatch.Part;
import dev.unspool.ledger.TopicPatch;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the change of a section or a tag, {@code name} and {@code slug}, or of an author, {@code bio} and {@code avatar} too. */
final class TopicForm {

    private static final Set<String> NAMES = Set.of("name", "slug");
    private static final Set<String> AUTHOR = Set.of("name", "slug", "bio", "avatar");

    private TopicForm() {}

    /** Reads all of a topic: a biography or a picture that is missing is taken away. A slug that is missing stays. */
    static TopicPatch readWhole(DraftFields fields, TopicKind kind) {
        refuseOthers(fields, kind);
        return new TopicPatch(name(fields, kind), slug(fields), new Part<>(bio(fields)), new Part<>(avatar(fields)));
    }

    /** Reads the parts to change: what is missing stays, and null takes a biography or a picture away. */
    static TopicPatch readParts(DraftFields fields, TopicKind kind) {
        refuseOthers(fields, kind);
        return new TopicPatch(
                fields.isGiven("name") ? name(fields, kind) : null,
                slug(fields),
                fields.isGiven("bio") ? new Part<>(bio(fields)) : null,
                fields.isGiven("avatar") ? new Part<>(avatar(fields)) : null);
    }

    private static void refuseOthers(DraftFields fields, TopicKind kind) {
        fields.refuseOthersThan(kind == TopicKind.AUTHOR ? AUTHOR : NAMES);
    }

    private static String name(DraftFields fields, TopicKind kind) {
        var name = TopicName.normalized(fields.required("name"));
        if (!Prose.isVisible(name)) {
            fields.fault("name", "required", "must have a character that people see");
        }
        check(fields, "name", name, kind == TopicKind.AUTHOR ? Draft.MAX_AUTHOR_NAME : Draft.MAX_NAME);
        return name;
    }

    private static @Nullable String slug(DraftFields fields) {
        return fields.isGiven("slug") ? fields.slug("slug").orElse(null) : null;
    }

    private static @Nullable String bio(DraftFields fields) {
        var bio = fields.line("bio").orElse(null);
        check(fields, "bio", bio, Draft.MAX_STANDFIRST);
        return bio;
    }

    private static @Nullable String avatar(DraftFields fields) {
        var avatar = AuthorFields.avatar(fields);
        check(fields, "avatar", avatar, Draft.MAX_URL);
        return avatar;
    }

    private static void check(DraftFields fields, String field, @Nullable String text, int max) {
        if (text == null) {
            return;
        }
        if (text.codePointCount(0, text.length()) > max) {
            fields.fault(field, "too-long", "give at most " + max + " characters");
        } else if (!Prose.isClean(text)) {
            fields.fault(field, "malformed", "must hold no control characters and no half of a surrogate pair");
        }
    }
}
