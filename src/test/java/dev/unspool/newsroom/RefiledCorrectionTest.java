package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.ledger.ArticlePatch;
import dev.unspool.store.TestArticles;
import dev.unspool.web.RequestBytes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A correction may change every public part of an article, its address too. */
class RefiledCorrectionTest extends NewsroomApiTest {

    @Autowired
    private ArticleLedger ledger;

    @Test
    void changesSectionTagsAndLanguage() {
        var article = filed("Refiled", "Quays", List.of("Kept", "Dropped"));
        var seq = count("select seq from change_log_head");
        var corrected = correct(
                        article,
                        Map.of(
                                "section",
                                "Canals",
                                "tags",
                                List.of("Kept", "Added"),
                                "language",
                                "ar",
                                "note",
                                "Misfiled."))
                .expect(200);
        assertThat(corrected.text("/section/name")).isEqualTo("Canals");
        assertThat(corrected.text("/dir")).isEqualTo("rtl");
        var now = read("/api/v1/articles/" + article.id()).expect(200);
        assertThat(now.text("/section/slug")).isEqualTo("canals");
        assertThat(now.json().get("tags").findValuesAsString("name")).containsExactly("Kept", "Added");
        assertThat(now.text("/language")).isEqualTo("ar");
        for (var list : List.of("section=canals", "tag=kept", "tag=added")) {
            assertThat(ids(list)).as(list).contains(article.id());
        }
        for (var list : List.of("section=quays", "tag=dropped")) {
            assertThat(ids(list)).as(list).doesNotContain(article.id());
        }
        assertThat(read("/api/v1/changes?after=" + seq)
                        .json()
                        .at("/items/0/changed")
                        .valueStream()
                        .map(n -> n.asString()))
                .containsExactly("section", "tags", "language");
        var bare =
                correct(corrected, "{\"tags\": null, \"note\": \"No tags.\"}").expect(200);
        assertThat(bare.json().get("tags")).isEmpty();
        assertThat(ids("tag=kept")).doesNotContain(article.id());
    }

    @Test
    void refusesWhatIsSoAlready() {
        var article = filed("Filed well", "Quays", List.of("One", "Two"));
        for (var same : List.of(
                Map.of("section", "Quays"),
                Map.of("tags", List.of("One", " Two ", "One")),
                Map.of("language", "en"),
                Map.of("slug", article.text("/slug")))) {
            correct(article, with(same, "note", "A note.")).expect(422, "nothing-changed");
        }
        correct(article, Map.of("tags", List.of("Two", "One"), "note", "Turned."))
                .expect(200);
    }

    @Test
    void redirectsEveryFormerAddressToTheOneOfNow() {
        var article = published("Addressed twice");
        var first = article.text("/slug");
        new TestComments(database, UUID.fromString(article.id())).comment("approved", "About it.");
        read("/articles/" + first).expect(200);
        var second =
                correct(article, Map.of("slug", "addressed-anew", "note", "n")).expect(200);
        assertThat(second.text("/slug")).isEqualTo("addressed-anew");
        assertMoved(first, "addressed-anew");
        var third = correct(second, Map.of("slug", "адрес-три", "note", "n")).expect(200);
        for (var former : List.of(first, "addressed-anew")) {
            assertMoved(former, "%D0%B0%D0%B4%D1%80%D0%B5%D1%81-%D1%82%D1%80%D0%B8");
            var seen = read("/api/v1/articles/" + former).expect(200);
            assertThat(seen.text("/slug")).isEqualTo("адрес-три");
            read("/api/v1/articles/" + former + "/comments").expect(200);
            read("/api/v1/articles/" + former + "/revisions").expect(200);
        }
        correct(third, Map.of("slug", first, "note", "n")).expect(200);
        read("/articles/" + first).expect(200);
        assertMoved("addressed-anew", first);
        assertThat(count("select count(*) from former_slug where article_id = '" + article.id() + "'"))
                .isEqualTo(2);
    }

    @Test
    void givesAFormerSlugToNoOtherArticle() throws Exception {
        var article = published("Given once");
        correct(article, Map.of("slug", "given-for-good", "note", "n")).expect(200);
        assertThat(published("Given once").text("/slug")).startsWith("given-once-");
        var draft = draft("Given once");
        assertThat(post(ARTICLES + "/" + draft.id() + "/publish", null, draft.etag())
                        .expect(200)
                        .text("/slug"))
                .startsWith("given-once-");
        var killed = published("Unspeakable");
        post(ARTICLES + "/" + killed.id() + "/kill", "{\"notice\": \"Gone.\"}").expect(200);
        var other = published("Wants an address");
        for (var taken : List.of("given-once", "given-for-good", "unspeakable")) {
            var refused = correct(other, Map.of("slug", taken, "note", "n")).expect(422, "validation-failed");
            assertThat(refused.text("/errors/0/field")).isEqualTo("slug");
            assertThat(refused.text("/errors/0/code")).isEqualTo("taken");
        }
        var rival = published("Wants it too");
        var answers = atOnce(2, i -> correct(i == 0 ? other : rival, Map.of("slug", "wanted-by-two", "note", "n")));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 422);
    }

    @Test
    void givesAReadableAddressToATitleOfRareLettersThatIsUsedAgain() {
        var title = "\uD840\uDC00".repeat(40);
        var first = published(title);
        correct(first, Map.of("slug", "rare-letters", "note", "n")).expect(200);
        var again = published(title).text("/slug");
        assertThat(again).hasSizeLessThanOrEqualTo(80);
        read("/api/v1/articles/" + URLEncoder.encode(again, StandardCharsets.UTF_8))
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "budget\u034F",
                "\uFE0Fbudget",
                "\u1160",
                "a\u0301\u0301",
                "ba\u0300\u0301",
                "\u3164",
                "x\uDB40\uDD00"
            })
    void refusesSlugsWithCharactersThatNobodySees(String slug) {
        var article = published("Looks like another");
        var refused = correct(article, Map.of("slug", slug, "note", "n")).expect(422, "validation-failed");
        assertThat(refused.text("/errors/0/field")).isEqualTo("slug");
        assertThat(refused.text("/errors/0/code")).isEqualTo("malformed");
        var tags = "/api/v1/newsroom/tags/";
        filed("Tagged legibly", "Quays", List.of("Legible"));
        var tag = get(tags + "legible").expect(200);
        var topic = put(tags + tag.id(), json(Map.of("name", "Legible", "slug", slug)), tag.etag())
                .expect(422, "validation-failed");
        assertThat(topic.text("/errors/0/code")).isEqualTo("malformed");
    }

    @Test
    void refusesAnArrayThatRepeatsItsEntriesWithoutEnd() {
        var article = filed("Tagged without end", "Quays", List.of("One"));
        for (var field : List.of("tags", "authors")) {
            var many = json(Map.of(field, Collections.nCopies(200_000, field.equals("tags") ? "a" : ""), "note", "n"));
            var refused = correct(article, many).expect(422, "validation-failed");
            assertThat(refused.text("/errors/0/field")).isEqualTo(field);
            assertThat(refused.text("/errors/0/code")).isEqualTo("too-many");
        }
        correct(article, Map.of("tags", Collections.nCopies(500, "Two"), "note", "n"))
                .expect(200);
    }

    /** It knows nothing of former slugs. */
    @Test
    void keepsFormerSlugsFromThePreviousRelease() {
        var article = published("Known to triggers");
        correct(article, Map.of("slug", "triggers-know", "note", "n")).expect(200);
        var id = new UUID(0x7000, UUID.randomUUID().getLeastSignificantBits()); // at the end of every list
        database.sql(
                        "insert into article (id, number, slug, status, version, title, body_html, reading_minutes, section_slug,"
                                + " tag_slugs, tag_names, language, published_at, updated_at) select '" + id
                                + "', 910000, 'known-to-triggers', 'published', 1, 't', 'b', 1, section_slug, '{}', '{}', 'en', now(), now()"
                                + " from article where id = '" + article.id() + "'")
                .then()
                .block(LIMIT);
        assertThat(count("select count(*) from article where id = '" + id + "' and slug = 'known-to-triggers-"
                        + id.toString().substring(24) + "'"))
                .isOne();
        post(ARTICLES + "/" + id + "/kill", "{\"notice\": \"Gone.\"}").expect(200); // its number is far ahead
    }

    @Test
    void keepsOnlyHashesOfTheAddressesOfAKilledArticle() {
        var article = published("Perfidious albatross");
        var moved = correct(article, Map.of("slug", "perfidious-again", "note", "n"))
                .expect(200);
        correct(moved, Map.of("title", "Harmless", "slug", "perfidious-at-last", "note", "n"))
                .expect(200);
        post(ARTICLES + "/" + article.id() + "/kill", "{\"notice\": \"Gone.\"}").expect(200);
        for (var former : List.of("perfidious-albatross", "perfidious-again", "perfidious-at-last")) {
            read("/articles/" + former).expect(410);
            read("/api/v1/articles/" + former).expect(410, "article-retracted");
        }
        assertThat(count("select count(*) from former_slug where slug like 'perfidious%'"))
                .isZero();
        assertThat(count("select count(*) from article a where a::text like '%perfidious%'"))
                .isZero();
    }

    @Test
    void refusesAQuietCorrectionAndNamesTheSetting() {
        var article = published("A typing mistkae");
        var refused = correct(article, Map.of("title", "A typing mistake", "silent", true))
                .expect(422, "validation-failed");
        assertThat(refused.text("/errors/0/field")).isEqualTo("silent");
        assertThat(refused.text("/errors/0/message")).contains("unspool.newsroom.quiet-corrections");
        assertThat(get(ARTICLES + "/" + article.id()).etag()).isEqualTo(article.etag());
    }

    @Test
    void correctsQuietlyWhereTheOperatorAllowsIt() {
        var sent = "{\"title\": \"A typing mistake\", \"silent\": true}".getBytes(StandardCharsets.UTF_8);
        var form = DraftFields.read(new RequestBytes(sent), fields -> CorrectionForm.read(fields, true));
        assertThat(form.note()).isNull();
        var article = published("A typing mistkae");
        var seq = count("select seq from change_log_head");
        ledger.correct(
                        TestArticles.now(new ArticleId(UUID.fromString(article.id()))),
                        new ArticlePatch(form.title(), null, null, null, form.filing(), null, form.note()))
                .block(LIMIT);
        var now = get(ARTICLES + "/" + article.id()).expect(200);
        assertThat(now.json().get("version").asInt()).isEqualTo(2);
        var change = read("/api/v1/changes?after=" + seq).expect(200);
        assertThat(change.text("/items/0/type")).isEqualTo("article-updated");
        assertThat(change.json().at("/items/0/correction").isMissingNode()).isTrue();
        assertThat(change.json().at("/items/0/changed/0").asString()).isEqualTo("title");
        assertThat(count("select count(*) from audit_log where action = 'corrected-quietly' and article_id = '"
                        + article.id() + "'"))
                .isOne();
        assertThat(get(ARTICLES + "/" + article.id() + "/revisions").text("/items/0/kind"))
                .isEqualTo("quiet-correction");
        var noted =
                correct(now, Map.of("title", "A mistake", "note", "Shorter.")).expect(200);
        assertThat(read("/api/v1/articles/" + noted.id()).expect(200).json().get("corrections"))
                .hasSize(1);
    }

    private void assertMoved(String former, String now) {
        var moved = read("/articles/" + former + "?fragment=1&version=1").expect(301);
        assertThat(moved.headers().getFirst("Location")).isEqualTo("/articles/" + now + "?fragment=1&version=1");
        assertThat(read("/articles/" + former).expect(301).headers().getFirst("Location"))
                .isEqualTo("/articles/" + now);
    }

    @Test
    void leadsReadersOfAFormerAddressOnWithoutTheQueriesOfOthers() {
        var article = published("Campaigned");
        correct(article, Map.of("slug", "campaigned-anew", "note", "n")).expect(200);
        var moved = read("/articles/campaigned?mc_eid=reader-1&utm_source=mail").expect(301);
        assertThat(moved.headers().getFirst("Location")).isEqualTo("/articles/campaigned-anew");
        // A redirect that stays in a cache while the slug goes back would lead in a circle.
        assertThat(moved.headers().getCacheControl()).isEqualTo("public, max-age=0, s-maxage=5");
    }

    private Answer filed(String title, String section, List<String> tags) {
        return post(
                        ARTICLES,
                        json(Map.of(
                                "title",
                                title,
                                "section",
                                section,
                                "bodyHtml",
                                "<p>x</p>",
                                "tags",
                                tags,
                                "language",
                                "en",
                                "publish",
                                true)))
                .expect(201);
    }

    private Answer correct(Answer article, Map<String, Object> changes) {
        return correct(article, json(changes));
    }

    private Answer correct(Answer article, String changes) {
        return post(ARTICLES + "/" + article.id() + "/correct", changes, article.etag());
    }

    private List<String> ids(String list) {
        return read("/api/v1/feed?limit=100&" + list)
                .expect(200)
                .json()
                .get("items")
                .findValuesAsString("id");
    }

    private static Map<String, Object> with(Map<String, ?> changes, String name, Object value) {
        var all = new HashMap<String, Object>(changes);
        all.put(name, value);
        return all;
    }
}
