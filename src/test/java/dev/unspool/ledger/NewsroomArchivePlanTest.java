package dev.unspool.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** The newsroom's lists cost the same however many articles there are. */
@SiteTest
class NewsroomArchivePlanTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @BeforeAll
    static void fill(@Autowired DatabaseClient database) {
        run(database, "insert into section (slug, name) values ('s', 'S')");
        run(database, """
                insert into article (id, number, slug, status, version, title, body_html, reading_minutes, section_slug, tag_slugs,
                    tag_names, language, published_at, updated_at, retraction_kind, retraction_notice)
                select gen_random_uuid(), i, 'slug-' || i, case when i %% 1000 = 0 then 'retracted' else 'published' end, 1, 'Title',
                    'body', 1, 's', '{}', '{}', 'en', now(), now(), case when i %% 1000 = 0 then 'takedown' end,
                    case when i %% 1000 = 0 then 'Gone.' end
                from generate_series(1, 20000) i""".replace("%%", "%"));
        run(database, """
                insert into draft (id, title, body_html, reading_minutes, section_slug, section_name, tag_slugs, tag_names, language,
                    updated_at)
                select gen_random_uuid(), 'Title', 'body', 1, 's', 'S', '{}', '{}', 'en', now() from generate_series(1, 5000) i""");
        run(database, "analyze");
    }

    @Autowired
    private DatabaseClient database;

    @Test
    void readsAllStatesFromTheTwoPrimaryKeys() {
        assertThat(plan(null))
                .containsPattern("Index Scan (Backward )?using article_pkey")
                .containsPattern("Index Scan (Backward )?using draft_pkey")
                .doesNotContain("Seq Scan on article", "Seq Scan on draft");
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void readsOneStateFromOneIndex(Status status) {
        assertThat(plan(status))
                .containsPattern(
                        status == Status.RETRACTED
                                ? "Scan (using|on) article_retracted"
                                : "using " + (status == Status.DRAFT ? "draft" : "article") + "_pkey")
                .doesNotContain("Seq Scan on article", "Seq Scan on draft");
    }

    private String plan(Status status) {
        return String.join(
                "\n",
                database.sql("explain (costs off) " + NewsroomArchive.list(status))
                        .bind("before", UUID.fromString("80000000-0000-0000-0000-000000000000"))
                        .bind("limit", 21)
                        .map(row -> row.get(0, String.class))
                        .all()
                        .collectList()
                        .block(LIMIT));
    }

    private static void run(DatabaseClient database, String sql) {
        database.sql(sql).then().block(LIMIT);
    }
}
