package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
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
    void thinsRevisionsToTheNewestOnceTheDraftIsPublished() {
        var draft = draft("Published at last");
        var path = ARTICLES + "/" + draft.id();
        IntStream.range(0, 60)
                .forEach(i -> run("update draft set edition = edition + 1, title = 'Save " + i + "', body_html = '<p>"
                        + i + "</p>', updated_at = now() - interval '1 day' * (70 - " + i + ") where id = '"
                        + draft.id() + "'"));
        assertThat(revisions(draft)).isEqualTo(61);
        post(path + "/publish", null, get(path).etag()).expect(200);
        assertThat(revisions(draft)).isEqualTo(50);
        assertThat(count("select count(*) from draft_body where article_id = '" + draft.id() + "'"))
                .isEqualTo(50);
        assertThat(get(path + "/draft-revisions/d12").expect(200).text("/bodyHtml"))
                .isEqualTo("<p>10</p>");
    }

    @Test
    void storesABodyOnceForAllSavesThatHaveIt() {
        var random = new Random(7)
                .ints(100_000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        var last = post(ARTICLES, article("Large", "<p>" + random + "</p>")).expect(201);
        var path = ARTICLES + "/" + last.id();
        for (var save = 1; save <= 20; save++) {
            last = patch(path, Map.of("title", "Save " + save), last.etag()).expect(200);
        }
        assertThat(revisions(last)).isEqualTo(21);
        assertThat(count(
                        "select sum(size)::bigint from (select pg_column_size(r.*) as size from draft_revision r where article_id = '%1$s'"
                                        .formatted(last.id())
                                + " union all select pg_column_size(b.*) from draft_body b where article_id = '%1$s') s"
                                        .formatted(last.id())))
                .isLessThan(200_000);
        run("update draft set edition = edition + 1, body_html = '<p>Short.</p>' where id = '" + last.id() + "'");
        var restored =
                post(path + "/draft-revisions/d3/restore", null, "\"d22\"").expect(200);
        assertThat(restored.text("/title")).isEqualTo("Save 2");
        assertThat(restored.text("/bodyHtml")).hasSizeGreaterThan(100_000);
        assertThat(get(path + "/draft-revisions/d20").expect(200).text("/bodyHtml"))
                .isEqualTo(restored.text("/bodyHtml"));
        assertThat(count("select count(*) from draft_body where article_id = '" + last.id() + "'"))
                .isEqualTo(2);
    }

    @Test
    void writesNothingWhereASaveChangesNothing() {
        var draft = post(ARTICLES, """
                {"title": "Same", "section": "Harbour", "bodyHtml": "<p>x</p>", "tags": ["Tides"], "authors": ["Ann Same"], "image": {"url": "/a.jpg"},
                 "publishedAt": "2020-01-01T00:00:00.1234567Z"}""").expect(201);
        var path = ARTICLES + "/" + draft.id();
        var same = """
                {"title": "Same", "section": "Harbour", "bodyHtml": "<p>x</p>", "tags": ["Tides"], "authors": ["Ann Same"], "image": {"url": "/a.jpg"},
                 "publishedAt": "2020-01-01T00:00:00.1234567Z"}""";
        assertThat(put(path, same, draft.etag()).expect(200).json()).isEqualTo(draft.json());
        assertThat(send(HttpMethod.PATCH, path, same, with("If-Match", draft.etag()))
                        .expect(200)
                        .json())
                .isEqualTo(draft.json());
        assertThat(post(path + "/draft-revisions/d1/restore", null, draft.etag())
                        .expect(200)
                        .json())
                .isEqualTo(draft.json());
        assertThat(revisions(draft)).isOne();
        assertThat(count("select count(*) from audit_log where article_id = '" + draft.id() + "'"))
                .isOne();
        put(path, "{\"title\": \"Same\"}", draft.etag()).expect(200);
    }

    @Test
    void renamesTopicsInRevisionsToo() {
        var topics = Map.of("tags", "Lanyards", "sections", "Lanyard news", "authors", "Lana Lanyard");
        post(ARTICLES, """
                {"title": "Known", "section": "Lanyard news", "tags": ["Lanyards"], "author": "Lana Lanyard", "bodyHtml": "<p>x</p>", "publish": true}""").expect(201);
        var draft = post(ARTICLES, """
                {"title": "Draft", "section": "Lanyard news", "tags": ["Lanyards"], "author": "Lana Lanyard", "bodyHtml": "<p>x</p>"}""").expect(201);
        var path = ARTICLES + "/" + draft.id();
        var emptied = put(path, article("Other", "<p>x</p>"), draft.etag()).expect(200);
        var back =
                post(path + "/draft-revisions/d1/restore", null, emptied.etag()).expect(200);
        patch(path, Map.of("title", "Saved since"), back.etag()).expect(200);
        topics.forEach((kind, name) -> {
            var known = get("/api/v1/newsroom/" + kind + "/"
                            + name.toLowerCase(Locale.ROOT).replace(' ', '-'))
                    .expect(200);
            patch("/api/v1/newsroom/" + kind + "/" + known.id(), Map.of("name", name + " II"), known.etag())
                    .expect(200);
        });
        var merged = patch(
                        path, Map.of("tags", List.of("Two"), "section", "Two", "authors", List.of("Two")), back.etag())
                .expect(200); // nobody changed these since
        var old =
                post(path + "/draft-revisions/d1/restore", null, merged.etag()).expect(200);
        var published = post(path + "/publish", null, old.etag()).expect(200);
        assertThat(published.text("/section/name")).isEqualTo("Lanyard news II");
        assertThat(published.text("/tags/0/name")).isEqualTo("Lanyards II");
        assertThat(published.text("/author/name")).isEqualTo("Lana Lanyard II");
        assertThat(count(
                        "select (select count(*) from tag where name = 'Lanyards') + (select count(*) from section where name = 'Lanyard news')"
                                + " + (select count(*) from author where name = 'Lana Lanyard')"))
                .isZero();
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
        assertThat(count("select count(*) from draft_body where body_html like '%Unutterable%'"))
                .isZero();
        var deleted = draft("Unutterable draft");
        send(HttpMethod.DELETE, ARTICLES + "/" + deleted.id(), null, with("If-Match", deleted.etag()))
                .expect(204);
        assertThat(count("select count(*) from draft_revision where title like 'Unutterable%'"))
                .isZero();
        assertThat(count("select count(*) from draft_body where article_id = '" + deleted.id() + "'"))
                .isZero();
    }

    private Answer patch(String path, Map<String, ?> parts, String ifMatch) {
        return send(HttpMethod.PATCH, path, json(parts), with("If-Match", ifMatch));
    }

    private long revisions(Answer draft) {
        return count("select count(*) from draft_revision where article_id = '" + draft.id() + "'");
    }

    private void run(String sql) {
        database.sql(sql).then().block(LIMIT);
    }
}
