package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No trace of a killed article may be left anywhere, because a court may have forbidden it. */
class KillTest extends NewsroomApiTest {

    private static final List<String> FORBIDDEN = List.of(
            "Xylophone", "Yggdrasil", "Zeppelin", "Quagmire", "quagmire", "Wolpertinger", "Vuvuzela", "Umlaufbahn");

    @Test
    void leavesNoWordOfTheArticleInAnyTable() {
        var published = post(ARTICLES, """
                {"title": "About Xylophone things", "standfirst": "Yggdrasil.", "section": "Harbour", "tags": ["Quagmire", "Shared"],
                 "bodyHtml": "<p>Zeppelin.</p>", "image": {"url": "/Wolpertinger.jpg", "alt": "Wolpertinger"}, "publish": true}""").expect(201);
        post(ARTICLES, """
                {"title": "Another", "section": "Harbour", "tags": ["Shared"], "bodyHtml": "<p>x</p>", "publish": true}""").expect(201);
        var corrected = post(
                        ARTICLES + "/" + published.id() + "/correct",
                        json(Map.of("bodyHtml", "<p>Vuvuzela.</p>", "note", "It was no Umlaufbahn.")),
                        published.etag())
                .expect(200);
        var down = post(
                        ARTICLES + "/" + published.id() + "/takedown",
                        "{\"notice\": \"Umlaufbahn.\"}",
                        corrected.etag())
                .expect(200);
        assertThat(FORBIDDEN).anySatisfy(word -> assertThat(dump()).contains(word));

        post(ARTICLES + "/" + published.id() + "/kill", "{\"notice\": \"By <order>.\"}", down.etag())
                .expect(200);
        var left = dump();
        assertThat(FORBIDDEN).allSatisfy(word -> assertThat(left).doesNotContain(word));
        assertThat(count("select count(*) from tag where slug = 'shared'")).isOne();
        var revisions = get(ARTICLES + "/" + published.id() + "/revisions").expect(200);
        assertThat(revisions.json().get("items").size()).isEqualTo(3);
        assertThat(revisions.text("/items/2/note")).isEqualTo("By <order>.");
        assertThat(revisions.text("/items/2/bodyHtml")).isEqualTo("<p>By &lt;order&gt;.</p>");
        var seen = read("/api/v1/articles/" + published.text("/slug")).expect(410, "article-retracted");
        assertThat(seen.text("/notice")).isEqualTo("By <order>.");
        read("/articles/" + published.text("/slug")).expect(410);
    }

    @Test
    void keepsAHashOfTheKilledText() {
        var published = published("To be proved", "<p>These very words.</p>");
        post(ARTICLES + "/" + published.id() + "/kill", "{\"notice\": \"Gone.\"}", published.etag())
                .expect(200);
        assertThat(count("select count(*) from audit_log where action = 'kill' and text_hash ="
                        + " sha256(convert_to(E'To be proved\\n<p>These very words.</p>', 'UTF8'))"))
                .isOne();
    }

    /** Returns every row of all our tables, as text. */
    private String dump() {
        var tables = database.sql("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_name <> 'flyway_schema_history'")
                .map(row -> row.get(0, String.class))
                .all();
        return String.join(
                "\n",
                tables.concatMap(table -> database.sql("select t::text from " + table + " t")
                                .map(row -> row.get(0, String.class))
                                .all())
                        .collectList()
                        .block(LIMIT));
    }
}
