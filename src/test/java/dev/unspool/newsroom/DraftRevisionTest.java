package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Every save of a draft is kept, and two people can change one draft without losing anything. */
class DraftRevisionTest extends NewsroomApiTest {

    @Test
    void keepsEverySaveAndMakesADraftWhatItWas() {
        var draft = post(ARTICLES, """
                {"title": "First", "section": "Harbour", "bodyHtml": "<p>One.</p>", "tags": ["Tides"], "authors": ["Ann Revised", "Bo Revised"],
                 "image": {"url": "/a.jpg", "alt": "A"}}""").expect(201);
        var path = ARTICLES + "/" + draft.id();
        var second = put(path, article("Second", "<p>Two.</p>"), draft.etag()).expect(200);
        var third = put(path, "{}", second.etag()).expect(200);
        var page = get(path + "/draft-revisions?limit=2").expect(200);
        assertThat(page.json().get("items").findValuesAsString("edition")).containsExactly("d3", "d2");
        assertThat(page.json().at("/items/0/bodyHtml").isMissingNode()).isTrue();
        var rest = get(path + "/draft-revisions?limit=2&cursor=" + page.text("/page/next"))
                .expect(200);
        assertThat(rest.json().get("items").findValuesAsString("edition")).containsExactly("d1");
        assertThat(rest.json().at("/page/next").isNull()).isTrue();
        assertThat(get(path + "/draft-revisions/d2").expect(200).text("/bodyHtml"))
                .isEqualTo("<p>Two.</p>");

        var restored =
                post(path + "/draft-revisions/d1/restore", null, third.etag()).expect(200);
        assertThat(restored.etag()).isEqualTo("\"d4\"");
        for (var same : List.of("/title", "/bodyHtml", "/section", "/tags", "/authors", "/image", "/readingMinutes")) {
            assertThat(restored.json().at(same)).as(same).isEqualTo(draft.json().at(same));
        }
        var undone = post(path + "/draft-revisions/d3/restore", null, restored.etag())
                .expect(200);
        assertThat(undone.text("/title")).isEmpty();
        var again =
                post(path + "/draft-revisions/d4/restore", null, undone.etag()).expect(200);
        post(path + "/publish", null, again.etag()).expect(200);
        assertThat(get(path + "/draft-revisions").expect(200).json().get("items"))
                .hasSize(6);
    }

    @Test
    void refusesRevisionsThatAreNotKept() {
        var draft = draft("Saved once");
        var path = ARTICLES + "/" + draft.id();
        for (var none : List.of("d2", "d0", "v1", "1", "d99999999999")) {
            get(path + "/draft-revisions/" + none).expect(404, "not-found");
            post(path + "/draft-revisions/" + none + "/restore", null, draft.etag())
                    .expect(404, "not-found");
        }
        get(ARTICLES + "/01900000-0000-7000-8000-000000000000/draft-revisions").expect(404, "not-found");
        post(path + "/draft-revisions/d1/restore", null, "\"d7\"").expect(412, "version-conflict");
        var published = published("Never a draft");
        assertThat(get(ARTICLES + "/" + published.id() + "/draft-revisions")
                        .json()
                        .get("items"))
                .isEmpty();
        post(ARTICLES + "/" + published.id() + "/draft-revisions/d1/restore", null, published.etag())
                .expect(422, "validation-failed");
    }

    @Test
    void changesOnlyThePartsThatAreGiven() {
        var draft = post(ARTICLES, """
                {"title": "Whole", "standfirst": "S", "section": "Harbour", "bodyHtml": "<p>x</p>", "tags": ["Tides"], "authors": ["Cy Parts", "Di Parts"],
                 "image": {"url": "/a.jpg"}, "language": "de", "publishedAt": "2020-01-01T00:00:00Z"}""").expect(201);
        var path = ARTICLES + "/" + draft.id();
        var titled = patch(path, Map.of("title", "Other"), draft.etag()).expect(200);
        assertThat(titled.text("/title")).isEqualTo("Other");
        for (var same : List.of(
                "/standfirst", "/section", "/bodyHtml", "/tags", "/authors", "/image", "/language", "/publishedAt")) {
            assertThat(titled.json().at(same)).as(same).isEqualTo(draft.json().at(same));
        }
        var bare = send(HttpMethod.PATCH, path, """
                {"standfirst": null, "section": null, "bodyHtml": "", "tags": null, "authors": null, "image": null, "publishedAt": null}""", with("If-Match", titled.etag()))
                .expect(200);
        assertThat(bare.text("/title")).isEqualTo("Other");
        assertThat(bare.json().get("readiness").findValuesAsString("field")).containsExactly("section", "bodyHtml");
        assertThat(bare.json().get("authors")).isEmpty();
        assertThat(bare.json().get("publishedAt").isNull()).isTrue();
        patch(path, Map.of(), bare.etag()).expect(422, "validation-failed");
        patch(path, Map.of("publish", true), bare.etag()).expect(422, "validation-failed");
        send(HttpMethod.PATCH, path, "{\"title\": \"x\"}", authorized()).expect(428, "precondition-required");
        var published = published("Not a draft");
        patch(ARTICLES + "/" + published.id(), Map.of("title", "x"), published.etag())
                .expect(422, "validation-failed");
    }

    @Test
    void mergesChangesOfDifferentParts() {
        var draft = draft("Of two people");
        var path = ARTICLES + "/" + draft.id();
        patch(path, Map.of("title", "By one"), draft.etag()).expect(200);
        patch(path, Map.of("bodyHtml", "<p>By two.</p>"), draft.etag()).expect(200);
        patch(path, Map.of("tags", List.of("Three"), "title", "By one"), draft.etag())
                .expect(200);
        var now = get(path).expect(200);
        assertThat(now.text("/title")).isEqualTo("By one");
        assertThat(now.text("/bodyHtml")).isEqualTo("<p>By two.</p>");
        assertThat(now.text("/tags/0/name")).isEqualTo("Three");
        assertThat(now.etag()).isEqualTo("\"d4\"");
    }

    @Test
    void tellsWhoChangesTheSamePartBothTexts() {
        var draft = draft("Of two people");
        var path = ARTICLES + "/" + draft.id();
        var first = patch(path, Map.of("bodyHtml", "<p>One.</p>"), draft.etag()).expect(200);
        var refused = patch(path, Map.of("bodyHtml", "<p>Two.</p>", "title", "Two"), draft.etag())
                .expect(412, "version-conflict");
        assertThat(refused.json().get("overlap")).hasSize(1);
        assertThat(refused.text("/overlap/0")).isEqualTo("bodyHtml");
        assertThat(refused.json().get("current")).isEqualTo(first.json());
        assertThat(get(path).expect(200).json()).isEqualTo(first.json());
        for (var unknown : List.of("\"d9\"", "\"v1\"")) {
            var stale = patch(path, Map.of("title", "Two"), unknown).expect(412, "version-conflict");
            assertThat(stale.json().has("overlap")).isFalse();
        }
    }

    @Test
    void losesNothingOfTwoWhoSaveAtTheSameTime() throws Exception {
        var draft = draft("Typed by two");
        var path = ARTICLES + "/" + draft.id();
        var parts = List.of("title", "standfirst");
        var answers = atOnce(2, writer -> {
            var last = draft;
            for (var save = 1; save <= 15; save++) {
                last = patch(path, Map.of(parts.get(writer), "Save " + save), last.etag())
                        .expect(200);
            }
            return last;
        });
        assertThat(answers).hasSize(2);
        var now = get(path).expect(200);
        assertThat(now.text("/title")).isEqualTo("Save 15");
        assertThat(now.text("/standfirst")).isEqualTo("Save 15");
        assertThat(now.etag()).isEqualTo("\"d31\"");
        assertThat(count("select count(*) from draft_revision where article_id = '" + draft.id() + "'"))
                .isEqualTo(31);
    }

    @Test
    void showsAConflictOrKeepsTheTextOfTwoWhoSaveTheSamePart() throws Exception {
        var draft = draft("One title for two");
        var path = ARTICLES + "/" + draft.id();
        var answers = atOnce(6, i -> patch(path, Map.of("title", "By " + i), draft.etag()));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 412)
                .allSatisfy(answer -> assertThat(answer.text("/overlap/0")).isEqualTo("title"));
    }

    @Test
    void thinsRevisionsWithAge() {
        var draft = draft("Saved often");
        var path = ARTICLES + "/" + draft.id();
        IntStream.range(0, 60)
                .forEach(i -> run("update draft set edition = edition + 1, title = 'Save " + i + "', updated_at = now()"
                        + " - interval '3 days' where id = '" + draft.id() + "'"));
        var last = get(path).expect(200);
        put(path, article("Saved at last", "<p>x</p>"), last.etag()).expect(200);
        var kept = count("select count(*) from draft_revision where article_id = '" + draft.id() + "'");
        assertThat(kept).isBetween(50L, 54L); // the newest 50, and the last of a span
        assertThat(count(
                        "select count(*) from draft_revision where article_id = '" + draft.id() + "' and edition > 12"))
                .isEqualTo(50);
    }

    @Test
    void keepsWhatThePreviousReleaseSavesAndWhatWasThereBefore() {
        var draft = draft("From before");
        run("delete from draft_revision where article_id = '" + draft.id() + "'");
        run("update draft set edition = edition + 1, title = 'By the previous release' where id = '" + draft.id()
                + "'");
        var list = get(ARTICLES + "/" + draft.id() + "/draft-revisions").expect(200);
        assertThat(list.json().get("items").findValuesAsString("title"))
                .containsExactly("By the previous release", "From before");
    }

    @Test
    void keepsNoRevisionOfWhatIsKilledOrDeleted() {
        for (var isPublished : List.of(true, false)) {
            var draft = draft("Unutterable draft");
            var path = ARTICLES + "/" + draft.id();
            var saved = put(path, article("Unutterable again", "<p>x</p>"), draft.etag())
                    .expect(200);
            if (isPublished) {
                post(path + "/publish", null, saved.etag()).expect(200);
            }
            post(path + "/kill", "{\"notice\": \"Gone.\"}").expect(200);
            assertThat(get(path + "/draft-revisions").expect(200).json().get("items"))
                    .isEmpty();
        }
        var deleted = draft("Unutterable draft");
        send(HttpMethod.DELETE, ARTICLES + "/" + deleted.id(), null, with("If-Match", deleted.etag()))
                .expect(204);
        assertThat(count("select count(*) from draft_revision where title like 'Unutterable%'"))
                .isZero();
    }

    private Answer patch(String path, Map<String, ?> parts, String ifMatch) {
        return send(HttpMethod.PATCH, path, json(parts), with("If-Match", ifMatch));
    }

    private void run(String sql) {
        database.sql(sql).then().block(LIMIT);
    }
}
