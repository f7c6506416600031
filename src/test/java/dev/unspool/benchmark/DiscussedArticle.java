package dev.unspool.benchmark;

import dev.unspool.article.ArticleId;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** An article that readers comment on and view. */
record DiscussedArticle(ArticleId id, String slug) {

    /** Returns the newest articles except the very newest, which is measured without comments. The same in every run. */
    static List<DiscussedArticle> newest(BenchmarkDatabase database, int count) throws SQLException {
        return database.ask(
                "select id, slug from article where status = 'published' order by published_at desc, id desc offset 1 limit "
                        + count,
                row -> new DiscussedArticle(new ArticleId(row.getObject(1, UUID.class)), row.getString(2)));
    }

    String comments() {
        return "/api/v1/articles/" + slug + "/comments";
    }

    String views() {
        return "/api/v1/articles/" + slug + "/views";
    }
}
