package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.search.Indexed;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;

/** An article that was taken down can come back, and is where it was. */
class RestoreTest extends NewsroomApiTest {

    @Autowired
    private ApplicationContext application;

    @Test
    void bringsAnArticleBackToWhereItWas() {
        var article = filed("Wherewithal", List.of("Ann Restored", "Bo Restored"), List.of("Restorable"));
        var comment = new TestComments(database, UUID.fromString(article.id())).comment("approved", "About it.");
        var before = read("/api/v1/articles/" + article.id()).expect(200);
        var down = takeDown(article).expect(200);
        assertThat(withdrawn(article)).isPositive();
        var seq = count("select seq from change_log_head");

        var back = restore(down, "It was right after all.").expect(200);
        assertThat(back.text("/status")).isEqualTo("published");
        assertThat(back.json().get("version").asInt()).isEqualTo(3);
        assertThat(back.json().get("retraction").isNull()).isTrue();
        var now = read("/api/v1/articles/" + article.text("/slug")).expect(200);
        for (var same :
                List.of("/title", "/slug", "/publishedAt", "/bodyHtml", "/authors", "/tags", "/section", "/number")) {
            assertThat(now.json().at(same)).as(same).isEqualTo(before.json().at(same));
        }
        assertThat(now.text("/corrections/0/note")).isEqualTo("It was right after all.");
        read("/articles/" + article.text("/slug")).expect(200);
        read("/articles/" + article.text("/slug") + "/comments?fragment=1&only=" + comment)
                .expect(200);
        for (var list : List.of("", "&tag=restorable", "&author=ann-restored", "&author=bo-restored")) {
            assertThat(read("/api/v1/feed?limit=1" + list).expect(200).text("/items/0/id"))
                    .as(list)
                    .isEqualTo(article.id());
        }
        assertThat(withdrawn(article)).isZero();
        var change = read("/api/v1/changes?after=" + seq).expect(200);
        assertThat(change.text("/items/0/type")).isEqualTo("article-updated");
        assertThat(change.json().at("/items/0/version").asInt()).isEqualTo(3);
        assertThat(change.json().at("/items/0/changed").isMissingNode()).isTrue();
        assertThat(change.text("/items/0/correction")).isEqualTo("It was right after all.");
        new Indexed(application).await();
        assertThat(read("/api/v1/search?q=Wherewithal").expect(200).text("/items/0/id"))
                .isEqualTo(article.id());
        assertThat(count("select count(*) from audit_log where action = 'restored' and version = 3 and article_id = '"
                        + article.id() + "'"))
                .isOne();
        var revision = get(ARTICLES + "/" + article.id() + "/revisions").expect(200);
        assertThat(revision.text("/items/0/kind")).isEqualTo("restore");
    }

    @Test
    void tellsReadersNothingWithoutANote() {
        var article = published("Back in silence");
        var down = takeDown(article).expect(200);
        var seq = count("select seq from change_log_head");
        post(ARTICLES + "/" + article.id() + "/restore", null, down.etag()).expect(200);
        assertThat(read("/api/v1/articles/" + article.id()).expect(200).json().get("corrections"))
                .isEmpty();
        assertThat(read("/api/v1/changes?after=" + seq)
                        .json()
                        .at("/items/0/correction")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void restoresOnlyWhatWasTakenDown() {
        var draft = draft("Never published");
        var published = published("Never taken down");
        var killed = post(ARTICLES + "/" + published("Killed").id() + "/kill", "{\"notice\": \"Gone.\"}")
                .expect(200);
        for (var each : List.of(draft, published, killed)) {
            var refused = restore(each, "Back.").expect(422, "validation-failed");
            assertThat(refused.text("/errors/0/message")).contains("taken down");
        }
        assertThat(restore(killed, "Back.").text("/errors/0/message")).contains("killed");
        read("/api/v1/articles/" + killed.id()).expect(410, "article-retracted");
        var down = takeDown(published).expect(200);
        post(ARTICLES + "/" + down.id() + "/restore", "{}").expect(428, "precondition-required");
        var stale = restore(published, "Back.").expect(412, "version-conflict");
        assertThat(stale.text("/current/status")).isEqualTo("retracted");
        for (var note : List.of("", "\u200b", "x".repeat(501))) {
            restore(down, note).expect(422, "validation-failed");
        }
    }

    /** They are renamed in published articles alone. */
    @Test
    void usesTheNamesThatItsTagsAndAuthorsHaveByNow() {
        var article = filed("Renamed meanwhile", List.of("Cy First", "Di Second"), List.of("Old tag"));
        var down = takeDown(article).expect(200);
        rename("/api/v1/newsroom/tags/old-tag", "New tag", "new-tag");
        rename("/api/v1/newsroom/authors/di-second", "Di Renamed", "di-renamed");
        restore(down, "Back.").expect(200);
        var now = read("/api/v1/articles/" + article.id()).expect(200);
        assertThat(now.text("/tags/0/name")).isEqualTo("New tag");
        assertThat(now.text("/tags/0/slug")).isEqualTo("new-tag");
        assertThat(now.text("/authors/1/name")).isEqualTo("Di Renamed");
        for (var list : List.of("tag=new-tag", "author=di-renamed")) {
            assertThat(read("/api/v1/feed?limit=1&" + list).expect(200).text("/items/0/id"))
                    .isEqualTo(article.id());
        }
    }

    @Test
    void hasItsTagsEvenIfAnotherArticleWithThemWasKilled() {
        var article = filed("Tagged", List.of("Ed Tagged"), List.of("Of two"));
        var other = filed("Tagged too", List.of("Ed Tagged"), List.of("Of two"));
        var down = takeDown(article).expect(200);
        post(ARTICLES + "/" + other.id() + "/kill", "{\"notice\": \"Gone.\"}").expect(200);
        restore(down, "Back.").expect(200);
        assertThat(read("/api/v1/articles/" + article.id()).expect(200).text("/tags/0/name"))
                .isEqualTo("Of two");
    }

    @Test
    void canBeTakenDownAgainAndKilled() {
        var article = published("Thither and hither");
        var back = restore(takeDown(article).expect(200), "The hither note.").expect(200);
        var again = takeDown(back).expect(200);
        assertThat(again.json().get("version").asInt()).isEqualTo(4);
        assertThat(withdrawn(article)).isPositive();
        read("/api/v1/articles/" + article.id()).expect(410, "article-retracted");
        post(ARTICLES + "/" + article.id() + "/kill", "{\"notice\": \"Gone.\"}").expect(200);
        assertThat(count("select count(*) from revision r where r::text ilike '%hither%'"))
                .isZero();
    }

    @Test
    void comesBackOnce() throws Exception {
        for (var round = 0; round < 3; round++) {
            var article = published("Wanted back by four " + round);
            var down = takeDown(article).expect(200);
            var seq = count("select seq from change_log_head");
            var answers = atOnce(4, i -> restore(down, "Back by " + i));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 412);
            assertThat(count("select seq from change_log_head")).isEqualTo(seq + 1);
            read("/api/v1/articles/" + article.id()).expect(200);
        }
    }

    private Answer filed(String title, List<String> authors, List<String> tags) {
        return post(
                        ARTICLES,
                        json(Map.of(
                                "title",
                                title,
                                "section",
                                "Harbour",
                                "bodyHtml",
                                "<p>x</p>",
                                "authors",
                                authors,
                                "tags",
                                tags,
                                "publish",
                                true)))
                .expect(201);
    }

    private Answer takeDown(Answer article) {
        return post(ARTICLES + "/" + article.id() + "/takedown", "{\"notice\": \"Withdrawn.\"}", article.etag());
    }

    private Answer restore(Answer article, String note) {
        return post(ARTICLES + "/" + article.id() + "/restore", json(Map.of("note", note)), article.etag());
    }

    private void rename(String path, String name, String slug) {
        var topic = get(path).expect(200);
        send(HttpMethod.PATCH, path, json(Map.of("name", name, "slug", slug)), with("If-Match", topic.etag()))
                .expect(200);
    }

    private long withdrawn(Answer article) {
        return count("select count(*) from withdrawn_listing where article_id = '" + article.id() + "'");
    }
}
