package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

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
        assertThat(FORBIDDEN)
                .allSatisfy(word ->
                        assertThat(left).doesNotContainIgnoringCase(word).doesNotContain(hex(word)));
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
    void deletesTagsThatACorrectionTookAway() {
        var published = post(ARTICLES, """
                {"title": "Tagged", "section": "Harbour", "tags": ["Zugzwang affair", "Zugzwang elsewhere"], "bodyHtml": "<p>x</p>", "publish": true}""").expect(201);
        post(ARTICLES, """
                {"title": "Another", "section": "Harbour", "tags": ["Zugzwang elsewhere"], "bodyHtml": "<p>x</p>", "publish": true}""").expect(201);
        post(
                        ARTICLES + "/" + published.id() + "/correct",
                        json(Map.of("tags", List.of(), "note", "n")),
                        published.etag())
                .expect(200);
        read("/api/v1/feed?tag=zugzwang-affair").expect(200);
        kill(published.id(), "Gone.").expect(200);
        assertThat(dump()).doesNotContainIgnoringCase("Zugzwang affair").doesNotContain("zugzwang-affair");
        read("/tags/zugzwang-affair").expect(404);
        read("/tags/zugzwang-elsewhere").expect(200);
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

    @Test
    void answersAtTheFormerAddressByAHashOfIt() {
        var published = published("Ignominious Zanzibar", "<p>x</p>");
        var slug = published.text("/slug");
        read("/api/v1/articles/" + slug).expect(200);
        read("/articles/" + slug).expect(200);
        var killed = kill(published.id(), "Gone.").expect(200);
        assertThat(killed.text("/slug")).matches("removed-[0-9a-f]{32}");
        assertThat(killed.json().toString()).doesNotContainIgnoringCase("zanzibar");
        for (var name : List.of(slug, killed.text("/slug"), published.id())) {
            for (var part : List.of("", "/comments", "/revisions", "/versions/1", "/versions/2?from=1")) {
                var gone = read("/api/v1/articles/" + name + part).expect(410, "article-retracted");
                assertThat(gone.text("/notice")).isEqualTo("Gone.");
                assertThat(gone.json().toString()).doesNotContainIgnoringCase("zanzibar");
            }
            read("/api/v1/articles/" + name + "/next").expect(200); // whoever was reading it can go on
            for (var part : List.of("", "?fragment=1", "?fragment=1&version=1", "/comments", "/comments?fragment=1")) {
                read("/articles/" + name + part).expect(410);
            }
        }
        var seq = count("select seq from change_log_head");
        assertThat(read("/api/v1/changes?after=" + (seq - 2)).expect(200).json().toString())
                .contains(killed.text("/slug"))
                .doesNotContainIgnoringCase("zanzibar");
        assertThat(dump()).doesNotContainIgnoringCase("zanzibar");
    }

    @Test
    void leadsOtherSpellingsOfTheFormerAddressToTheNotice() {
        var published = published("Perspicacious Quokka", "<p>x</p>");
        var slug = published.text("/slug");
        kill(published.id(), "Gone.").expect(200);
        for (var head : List.of("/articles/", "/api/v1/articles/")) {
            for (var other : List.of("Perspicacious-Quokka", slug + "/", "PERSPICACIOUS-quokka/")) {
                var led = read(head + other).expect(308);
                assertThat(led.headers().getFirst("Location")).isEqualTo(head + slug);
            }
            read(head + slug).expect(410);
        }
    }

    @Test
    void takesCommentsAwayWithTheArticle() {
        var published = published("Much discussed", "<p>x</p>");
        var comment = new TestComments(database, UUID.fromString(published.id())).comment("approved", "About it.");
        var thread = "/articles/" + published.text("/slug") + "/comments";
        var one = thread + "?fragment=1&only=" + comment;
        for (var path : List.of(thread, thread + "?fragment=1", one, "/api/v1" + thread)) {
            read(path).expect(200);
        }
        kill(published.id(), "Gone.").expect(200);
        for (var path : List.of(thread, thread + "?fragment=1", one, "/api/v1" + thread)) {
            read(path).expect(410);
        }
        read("/api/v1/comments/" + comment).expect(410, "article-retracted");
    }

    @Test
    void leavesAddressesAloneThatNobodyHad() {
        read("/articles/never-written").expect(404);
        read("/api/v1/articles/never-written").expect(404, "not-found");
        read("/api/v1/articles/removed-0123456789abcdef0123456789abcdef").expect(404, "not-found");
    }

    @Test
    void replacesTheNoticeOfATakedownInTheChangesToo() {
        var published = published("Verisimilitude", "<p>x</p>");
        var down = post(
                        ARTICLES + "/" + published.id() + "/takedown",
                        "{\"notice\": \"About verisimilitude.\"}",
                        published.etag())
                .expect(200);
        read("/api/v1/articles/" + published.id()).expect(410);
        kill(published.id(), "Gone.").expect(200);
        var again = kill(published.id(), "Gone, by order.").expect(200);
        assertThat(again.json().get("version").asInt())
                .isEqualTo(down.json().get("version").asInt() + 2);
        var seq = count("select seq from change_log_head");
        var changes = read("/api/v1/changes?after=" + (seq - 4)).expect(200);
        assertThat(changes.json().toString()).doesNotContainIgnoringCase("verisimilitude");
        for (var i = 1; i < 4; i++) {
            assertThat(changes.text("/items/" + i + "/notice")).isEqualTo("Gone, by order.");
        }
        kill(published.id(), "Gone, by order.").expect(200);
        assertThat(count("select seq from change_log_head")).isEqualTo(seq);
    }

    @Test
    void givesTheAddressOfAKilledArticleToNoOther() {
        var first = published("Reused headline", "<p>x</p>");
        kill(first.id(), "Gone.").expect(200);
        var second = published("Reused headline", "<p>y</p>");
        assertThat(second.text("/slug")).startsWith("reused-headline-");
        read("/api/v1/articles/reused-headline").expect(410, "article-retracted");
    }

    @Test
    void killsADraftForGood() {
        var draft = post(ARTICLES, """
                {"title": "Ostentatious Xebec", "section": "Xebecs only", "tags": ["Xebec"], "author": {"name": "Xebec"}, "bodyHtml": "<p>Xebec</p>"}""").expect(201);
        var killed = kill(draft.id(), "Withdrawn.").expect(200);
        assertThat(killed.text("/status")).isEqualTo("retracted");
        assertThat(killed.text("/retraction/kind")).isEqualTo("kill");
        assertThat(dump()).doesNotContainIgnoringCase("xebec");
        assertThat(get(ARTICLES + "?status=draft").expect(200).json().toString())
                .doesNotContain(draft.id());
        assertThat(get(ARTICLES + "?status=retracted").expect(200).json().toString())
                .contains(draft.id());
        post(ARTICLES + "/" + draft.id() + "/publish", "{}", killed.etag()).expect(422, "validation-failed");
        post(ARTICLES + "/" + draft.id() + "/publish", "{}", draft.etag()).expect(412, "version-conflict");
        put(
                        ARTICLES + "/" + draft.id(),
                        "{\"title\": \"T\", \"section\": \"S\", \"bodyHtml\": \"<p>x</p>\"}",
                        killed.etag())
                .expect(422, "validation-failed");
        assertThat(kill(draft.id(), "Withdrawn.").expect(200).etag()).isEqualTo(killed.etag());
        assertThat(kill(draft.id(), "Anew.").expect(200).text("/title")).isEqualTo("Anew.");
    }

    @Test
    void ignoresAStaleEntityTag() {
        var published = published("Corrected meanwhile", "<p>x</p>");
        post(
                        ARTICLES + "/" + published.id() + "/correct",
                        json(Map.of("title", "Other", "note", "n")),
                        published.etag())
                .expect(200);
        for (var stale : List.of(published.etag(), "*", "\"d7\"", "nonsense")) {
            var notice = json(Map.of("notice", "Gone, whatever " + stale.length()));
            post(ARTICLES + "/" + published.id() + "/kill", notice, stale).expect(200);
        }
    }

    @Test
    void makesNoSecondArticleOfARequestWhoseArticleWasKilled() {
        var body = "{\"title\": \"Gallimaufry\", \"section\": \"S\", \"bodyHtml\": \"<p>x</p>\", \"publish\": true}";
        var headers = with("Idempotency-Key", "about-gallimaufry");
        var published = send(HttpMethod.POST, ARTICLES, body, headers).expect(201);
        kill(published.id(), "Gone.").expect(200);
        assertThat(dump()).doesNotContainIgnoringCase("gallimaufry");
        assertThat(send(HttpMethod.POST, ARTICLES, body, headers).expect(201).id())
                .isEqualTo(published.id());
        assertThat(dump()).doesNotContainIgnoringCase("gallimaufry");
    }

    @Test
    void killsWhateverKeysOthersHaveUsed() {
        var hash = hex(sha256("about-gallimaufry"));
        var body = "{\"title\": \"Unkillable\", \"section\": \"S\", \"bodyHtml\": \"<p>x</p>\", \"publish\": %s}";
        var published = send(
                        HttpMethod.POST, ARTICLES, body.formatted(true), with("Idempotency-Key", "about-gallimaufry"))
                .expect(201);
        var drafted = send(HttpMethod.POST, ARTICLES, body.formatted(false), with("Idempotency-Key", "killed-" + hash))
                .expect(201);
        kill(published.id(), "Gone.").expect(200);
        kill(drafted.id(), "Gone.").expect(200);
        send(HttpMethod.POST, ARTICLES, body.formatted(true), with("Idempotency-Key", "killed " + hash))
                .expect(400, "malformed-request");
    }

    @Test
    void refusesACorrectionAfterwards() {
        var published = published("Too late", "<p>x</p>");
        var killed = kill(published.id(), "Gone.").expect(200);
        var correction = json(Map.of("title", "Back again", "note", "n"));
        post(ARTICLES + "/" + published.id() + "/correct", correction, published.etag())
                .expect(412, "version-conflict");
        post(ARTICLES + "/" + published.id() + "/correct", correction, killed.etag())
                .expect(422, "validation-failed");
        assertThat(dump()).doesNotContain("Back again");
    }

    @Test
    void killsNothingThatIsNotThere() {
        kill("0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", "Gone.").expect(404, "not-found");
        kill("no-id", "Gone.").expect(404, "not-found");
        var published = published("Stays with a bad notice", "<p>x</p>");
        post(ARTICLES + "/" + published.id() + "/kill", "{\"notice\": \" \"}").expect(422, "validation-failed");
        post(ARTICLES + "/" + published.id() + "/kill", "{}").expect(422, "validation-failed");
        read("/api/v1/articles/" + published.id()).expect(200);
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

    /** As the text of a row shows the bytes of {@code word}. */
    private static String hex(String word) {
        return hex(word.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    private Answer kill(String id, String notice) {
        return post(ARTICLES + "/" + id + "/kill", json(Map.of("notice", notice)));
    }
}
