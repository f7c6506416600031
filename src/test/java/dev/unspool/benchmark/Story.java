package dev.unspool.benchmark;

import dev.unspool.article.ArticleId;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** An article that readers comment on, and look at. */
record Story(ArticleId id, String slug) {

    /** So many, all but the newest one, which is measured without them; the same in every run. */
    static List<Story> newest(Library library, int count) throws SQLException {
        return library.ask(
                "select id, slug from article where status = 'published' order by published_at desc, id desc offset 1 limit "
                        + count,
                row -> new Story(new ArticleId(row.getObject(1, UUID.class)), row.getString(2)));
    }

    String comments() {
        return "/api/v1/articles/" + slug + "/comments";
    }

    String views() {
        return "/api/v1/articles/" + slug + "/views";
    }
}
