package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Filing;
import dev.unspool.article.PublicName;
import dev.unspool.database.Columns;
import dev.unspool.store.HeadlineRow;
import org.jspecify.annotations.Nullable;

/** Reads an article in any state: the columns have the same names in both tables. */
final class NewsroomArticleRow {

    private static final String DRAFT = "select " + ArticleState.OF_DRAFT + ", null::bigint as number, null as slug, "
            + "a.section_slug, a.section_name, null::uuid as author_id, a.author_slug, a.author_name, a.author_bio, a.author_avatar, "
            + "null as author_role, null::json as coauthors, a.authors, "
            + HeadlineRow.COMMON + ", %s as body_html from draft a";

    private static final String ARTICLE = "select " + ArticleState.OF_ARTICLE + ", a.number, a.slug, "
            + HeadlineRow.FILED_UNDER + ", null::json as authors, " + HeadlineRow.COMMON
            + ", %s as body_html from article a "
            + HeadlineRow.JOINS;

    private NewsroomArticleRow() {}

    static String draft(boolean withBody) {
        return DRAFT.formatted(body(withBody));
    }

    static String article(boolean withBody) {
        return ARTICLE.formatted(body(withBody));
    }

    private static String body(boolean isRead) {
        return isRead ? "a.body_html" : "null";
    }

    static NewsroomArticle article(Columns row) {
        return new NewsroomArticle(
                new ArticleId(row.id("id")),
                ArticleState.of(row),
                name(row),
                HeadlineRow.header(row),
                row.textOrNull("body_html"),
                filing(row),
                row.instantOrNull("published_at"),
                row.count("reading_minutes"));
    }

    private static Filing filing(Columns row) {
        return row.numberOrNull("number") == null ? DraftRow.filing(row) : HeadlineRow.filing(row);
    }

    private static @Nullable PublicName name(Columns row) {
        var number = row.numberOrNull("number");
        return number == null ? null : new PublicName(number, row.text("slug"));
    }
}
