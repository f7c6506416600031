package dev.unspool.store;

import dev.unspool.article.Article;
import dev.unspool.article.Correction;
import dev.unspool.database.Columns;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Reads an article with its body and corrections. */
final class ArticleRow {

    static final String COLUMNS = HeadlineRow.COLUMNS + """
            , a.body_html, c.versions as correction_versions, c.times as correction_times, c.notes as correction_notes""";

    /** Looks for corrections only where an article was corrected. */
    static final String JOINS = HeadlineRow.JOINS + """

            left join lateral (
                select array_agg(r.version order by r.version desc) as versions,
                       array_agg(r.at order by r.version desc) as times,
                       array_agg(r.note order by r.version desc) as notes
                from revision r where a.version > 1 and r.article_id = a.id and (r.kind = 'correction' or r.kind = 'restore' and r.note <> '')) c on true""";

    private ArticleRow() {}

    static Article article(Columns row) {
        return new Article(HeadlineRow.headline(row), row.text("body_html"), corrections(row));
    }

    private static List<Correction> corrections(Columns row) {
        var versions = row.row().get("correction_versions", Integer[].class);
        var times = row.row().get("correction_times", Instant[].class);
        var notes = row.row().get("correction_notes", String[].class);
        if (versions == null || times == null || notes == null) {
            return List.of();
        }
        return IntStream.range(0, versions.length)
                .mapToObj(i -> new Correction(versions[i], times[i], notes[i]))
                .toList();
    }
}
