package dev.unspool.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import dev.unspool.article.Language;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bodies of test articles. */
public final class Bodies {

    /** The article of all of them. */
    static final ArticleId ARTICLE = new ArticleId(UUID.fromString("01890000-0000-7000-8000-000000000001"));

    private static final BodyCleaner CLEANER = new BodyCleaner();

    private Bodies() {}

    /** An article in English whose address is not known. */
    public static BodyContext titled(String title) {
        return about(title, "en", null);
    }

    static BodyContext about(String title, String language, @Nullable String address) {
        return new BodyContext(ARTICLE, title, new Language(language), address);
    }

    /**
     * Checks what becomes of a body, and that cleaning the result changes nothing.
     *
     * @param body with {@code ⏎} and {@code ␍} for the line ends that a line of a table cannot contain
     */
    static void assertCleaned(BodyContext context, String body, String prose) {
        var cleaned = cleaned(context, body.replace('⏎', '\n').replace('␍', '\r'));
        SafeMarkup.check(full(cleaned));
        assertThat(cleaned).isEqualTo(prose.replace('⏎', '\n'));
        assertThat(cleaned(titled(context.title()), full(cleaned))).isEqualTo(cleaned);
    }

    private static String full(String cleaned) {
        return cleaned.replace("in~", "in-" + ARTICLE + "-");
    }

    /** Cleans a body of HTML; an empty string if nothing is left. Ids begin with {@code in~}, and pictures lose what all have. */
    static String cleaned(BodyContext context, String html) {
        return CLEANER.clean(context, new Body(html, Form.HTML))
                .map(CleanBody::html)
                .orElse("")
                .replace("in-" + ARTICLE + "-", "in~")
                .replace(" loading=\"lazy\" decoding=\"async\"", "");
    }
}
