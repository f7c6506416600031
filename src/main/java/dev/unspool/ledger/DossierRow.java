package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Language;
import dev.unspool.article.Retraction;
import dev.unspool.article.Section;
import dev.unspool.database.Columns;
import dev.unspool.store.HeadlineRow;
import org.jspecify.annotations.Nullable;

/** The columns of an article in any state: the same from both tables, and how a row of them reads. */
final class DossierRow {

    private static final String COMMON = """
            title, %1$s.standfirst, %1$s.reading_minutes, %1$s.language, %1$s.published_at, %1$s.updated_at, %1$s.tag_slugs,
            %1$s.tag_names, %1$s.image_url, %1$s.image_width, %1$s.image_height, %1$s.image_alt""";

    /** Parameter of the text: the expression of the body. */
    private static final String DRAFT =
            "select d.id, 'draft' as status, d.edition, 0 as version, null::bigint as number, "
                    + "null as slug, null as retraction_kind, null as retraction_notice, d." + COMMON.formatted("d")
                    + ", %s, "
                    + "d.section_slug, d.section_name, d.author_slug, d.author_name, d.author_bio, d.author_avatar from draft d";

    private static final String ARTICLE = "select a.id, a.status, a.version as edition, a.version, a.number, a.slug, "
            + "a.retraction_kind, a.retraction_notice, a." + COMMON.formatted("a") + ", %s, "
            + "s.slug as section_slug, s.name as section_name, w.slug as author_slug, w.name as author_name, "
            + "w.bio as author_bio, w.avatar as author_avatar from article a " + HeadlineRow.JOINS;

    private DossierRow() {}

    static String draft(boolean withBody) {
        return DRAFT.formatted(withBody ? "d.body_html" : "null as body_html");
    }

    static String article(boolean withBody) {
        return ARTICLE.formatted(withBody ? "a.body_html" : "null as body_html");
    }

    static Dossier dossier(Columns row) {
        var status = Status.of(row.text("status"));
        return new Dossier(
                new ArticleId(row.id("id")),
                status,
                new Edition(status == Status.DRAFT, row.count("edition")),
                row.count("version"),
                row.numberOrNull("number"),
                row.textOrNull("slug"),
                row.text("title"),
                row.textOrNull("standfirst"),
                row.textOrNull("body_html"),
                new Section(row.text("section_slug"), row.text("section_name")),
                HeadlineRow.tags(row.texts("tag_slugs"), row.texts("tag_names")),
                HeadlineRow.author(row),
                HeadlineRow.image(row),
                new Language(row.text("language")),
                row.instantOrNull("published_at"),
                row.instant("updated_at"),
                row.count("reading_minutes"),
                notice(row));
    }

    private static Dossier.@Nullable Notice notice(Columns row) {
        var kind = row.textOrNull("retraction_kind");
        return kind == null ? null : new Dossier.Notice(Retraction.Kind.of(kind), row.text("retraction_notice"));
    }
}
