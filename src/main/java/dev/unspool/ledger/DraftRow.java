package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Author;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Filing;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Slug;
import dev.unspool.database.Columns;
import dev.unspool.store.HeadlineRow;
import java.util.List;
import java.util.stream.Stream;

/** Reads a row of the table {@code draft} as a manuscript to be published. */
final class DraftRow {

    private DraftRow() {}

    static Manuscript manuscript(Columns row) {
        var header = HeadlineRow.header(row);
        return new Manuscript(
                new ArticleId(row.id("id")),
                null,
                Slug.of(header.title()),
                header,
                filing(row),
                new CleanBody(row.text("body_html"), row.count("reading_minutes")),
                row.instantOrNull("published_at"));
    }

    /** Reads what a draft is filed under: by names that the newsroom may not know yet. */
    static Filing filing(Columns row) {
        return HeadlineRow.filing(row, authors(row));
    }

    private static List<Author> authors(Columns row) {
        var authors = row.textOrNull("authors");
        return authors == null ? authorOfPreviousRelease(row) : HeadlineRow.authors(authors);
    }

    private static List<Author> authorOfPreviousRelease(Columns row) {
        return Stream.ofNullable(row.textOrNull("author_name"))
                .map(name -> new Author(
                        row.text("author_slug"), name, row.textOrNull("author_bio"), row.textOrNull("author_avatar")))
                .toList();
    }
}
