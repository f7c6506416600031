package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Articles from the draft to the last revision, and what readers see meanwhile. */
class DeskApiTest extends NewsroomApiTest {

    private static final String WHOLE = """
            {"title": "The  clock\\nstopped", "standfirst": "At noon.", "section": "Harbour", "tags": ["Clocks", "clocks", "Tide"],
             "bodyHtml": "<h1>The clock stopped</h1><p onclick=x()>It <b>stood</b>.<script>alert(1)</script></p>",
             "author": {"name": "Ada Writer", "bio": "Counts.", "avatar": "/ada.svg"},
             "image": {"url": "https://pictures.example/c.jpg", "width": 800, "height": 600, "alt": "A clock"},
             "language": "en-gb", "publishedAt": "2024-02-29T12:00:00.123456+01:00"}""";

    @Test
    void keepsADraftFromReadersUntilItIsPublished() {
        var head = count("select seq from change_log_head");
        var draft = post(ARTICLES, WHOLE).expect(201);
        assertThat(draft.headers().getLocation()).isEqualTo(URI.create(ARTICLES + "/" + draft.id()));
        assertThat(draft.text("/status")).isEqualTo("draft");
        assertThat(draft.json().get("version").asInt()).isZero();
        assertThat(draft.json().get("number").isNull()).isTrue();
        assertThat(draft.json().get("slug").isNull()).isTrue();
        assertThat(draft.text("/title")).isEqualTo("The clock stopped");
        assertThat(draft.text("/bodyHtml")).isEqualTo("<p>It <b>stood</b>.</p>");
        assertThat(draft.text("/tags/2/slug")).isEqualTo("tide");
        assertThat(draft.json().get("tags").size()).isEqualTo(3);
        assertThat(draft.text("/author/avatar")).isEqualTo("/ada.svg");
        assertThat(draft.text("/language")).isEqualTo("en-GB");
        assertThat(draft.text("/publishedAt")).isEqualTo("2024-02-29T11:00:00.123456Z");
        assertThat(draft.text("/etag")).isEqualTo(draft.etag());
        read("/api/v1/articles/" + draft.id()).expect(404, "not-found");
        assertThat(count("select seq from change_log_head")).isEqualTo(head);

        var published = post(ARTICLES + "/" + draft.id() + "/publish", null, draft.etag())
                .expect(200);
        assertThat(published.text("/status")).isEqualTo("published");
        assertThat(published.json().get("version").asInt()).isOne();
        assertThat(published.text("/publishedAt")).isEqualTo("2024-02-29T11:00:00.123456Z");
        assertThat(published.etag()).isNotEqualTo(draft.etag());
        var seen = read("/api/v1/articles/" + published.text("/slug")).expect(200);
        assertThat(seen.id()).isEqualTo(draft.id());
        assertThat(seen.text("/bodyHtml")).isEqualTo("<p>It <b>stood</b>.</p>");
        assertThat(seen.text("/image/url")).isEqualTo("https://pictures.example/c.jpg");
        var change = read("/api/v1/changes?after=" + head).expect(200);
        assertThat(change.text("/items/0/type")).isEqualTo("article-published");
        assertThat(change.text("/items/0/id")).isEqualTo(draft.id());
    }

    @Test
    void showsReadersNothingThatOnlyADraftNames() {
        post(ARTICLES, """
                {"title": "Secret", "section": "Hushhush", "tags": ["Hushtag"], "author": "Hush Author", "bodyHtml": "<p>x</p>"}""").expect(201);
        assertThat(count("select count(*) from section where slug = 'hushhush'"))
                .isZero();
        assertThat(count("select count(*) from tag where slug = 'hushtag'")).isZero();
        assertThat(count("select count(*) from author where slug = 'hush-author'"))
                .isZero();
    }

    @Test
    void replacesAllFieldsOfADraft() {
        var draft = post(ARTICLES, WHOLE).expect(201);
        var replaced = put(ARTICLES + "/" + draft.id(), article("Another", "<p>New.</p>"), draft.etag())
                .expect(200);
        assertThat(replaced.id()).isEqualTo(draft.id());
        assertThat(replaced.text("/title")).isEqualTo("Another");
        assertThat(replaced.json().get("image").isNull()).isTrue();
        assertThat(replaced.json().get("tags")).isEmpty();
        assertThat(replaced.text("/language")).isEqualTo("en");
        assertThat(replaced.etag()).isNotEqualTo(draft.etag());
        var read = get(ARTICLES + "/" + draft.id()).expect(200);
        assertThat(read.json()).isEqualTo(replaced.json());
        assertThat(read.etag()).isEqualTo(replaced.etag());
    }

    @Test
    void publishesInOneRequestAndDatesTheArticleNow() {
        var before = Instant.now();
        var published = published("At once");
        assertThat(Instant.parse(published.text("/publishedAt"))).isBetween(before.minusMillis(1), Instant.now());
        assertThat(read("/api/v1/feed?limit=1").text("/items/0/id")).isEqualTo(published.id());
    }

    @Test
    void publishesADraftWithTheRequestedDate() {
        var draft = post(ARTICLES, WHOLE).expect(201);
        var published =
                post(ARTICLES + "/" + draft.id() + "/publish", "{\"at\": \"2020-05-05T05:05:05Z\"}", draft.etag());
        assertThat(published.expect(200).text("/publishedAt")).isEqualTo("2020-05-05T05:05:05Z");
    }

    @Test
    void givesArticlesOfTheSameTitleDifferentSlugs() {
        var first = draft("One title of two");
        var second = draft("One title of two");
        var one = post(ARTICLES + "/" + first.id() + "/publish", null, first.etag())
                .expect(200);
        var two = post(ARTICLES + "/" + second.id() + "/publish", null, second.etag())
                .expect(200);
        assertThat(one.text("/slug")).isEqualTo("one-title-of-two");
        assertThat(two.text("/slug")).startsWith("one-title-of-two-");
    }

    @Test
    void showsACorrectionAndKeepsTheReplacedText() {
        var published = post(ARTICLES, WHOLE.replace("\"title\"", "\"publish\": true, \"title\""))
                .expect(201);
        var corrected = post(ARTICLES + "/" + published.id() + "/correct", """
                {"title": "The clock went on", "bodyHtml": "<h2>The clock went on</h2><p>It <i>went</i>.</p>", "image": null,
                 "note": "It had not stopped."}""", published.etag())
                .expect(200);
        assertThat(corrected.json().get("version").asInt()).isEqualTo(2);
        assertThat(corrected.text("/publishedAt")).isEqualTo(published.text("/publishedAt"));
        assertThat(corrected.text("/slug")).isEqualTo(published.text("/slug"));
        assertThat(corrected.text("/standfirst")).isEqualTo("At noon.");
        assertThat(corrected.text("/bodyHtml")).isEqualTo("<p>It <i>went</i>.</p>");
        assertThat(corrected.json().get("image").isNull()).isTrue();
        var seen = read("/api/v1/articles/" + published.id()).expect(200);
        assertThat(seen.text("/title")).isEqualTo("The clock went on");
        assertThat(seen.text("/corrections/0/note")).isEqualTo("It had not stopped.");
        var revisions =
                get(ARTICLES + "/" + published.id() + "/revisions").expect(200).json();
        assertThat(revisions.at("/items/0/version").asInt()).isEqualTo(2);
        assertThat(revisions.at("/items/0/kind").asString()).isEqualTo("correction");
        assertThat(revisions.at("/items/0/title").asString()).isEqualTo("The clock stopped");
        assertThat(revisions.at("/items/0/bodyHtml").asString()).isEqualTo("<p>It <b>stood</b>.</p>");
        assertThat(revisions.at("/items/0/image/url").asString()).isEqualTo("https://pictures.example/c.jpg");
        assertThat(revisions.at("/page/hasMore").asBoolean()).isFalse();
    }

    @Test
    void keepsFieldsThatACorrectionDoesNotName() {
        var published = post(ARTICLES, WHOLE.replace("\"title\"", "\"publish\": true, \"title\""))
                .expect(201);
        var corrected = post(
                        ARTICLES + "/" + published.id() + "/correct",
                        "{\"standfirst\": null, \"note\": \"It was not noon.\"}",
                        published.etag())
                .expect(200);
        assertThat(corrected.json().get("standfirst").isNull()).isTrue();
        assertThat(corrected.text("/title")).isEqualTo("The clock stopped");
        assertThat(corrected.text("/bodyHtml")).isEqualTo(published.text("/bodyHtml"));
        assertThat(corrected.json().get("image")).isEqualTo(published.json().get("image"));
        assertThat(corrected.json().get("readingMinutes"))
                .isEqualTo(published.json().get("readingMinutes"));
    }

    @Test
    void showsANoticeAfterATakedownAndKeepsTheTextForTheNewsroom() {
        var published = published("Taken down");
        var gone = post(
                        ARTICLES + "/" + published.id() + "/takedown",
                        "{\"notice\": \"Withdrawn <by> the editors.\"}",
                        published.etag())
                .expect(200);
        assertThat(gone.text("/status")).isEqualTo("retracted");
        assertThat(gone.text("/retraction/kind")).isEqualTo("takedown");
        assertThat(gone.text("/title")).isEqualTo("Taken down");
        var seen = read("/api/v1/articles/" + published.text("/slug")).expect(410, "article-retracted");
        assertThat(seen.text("/notice")).isEqualTo("Withdrawn <by> the editors.");
        assertThat(seen.text("/kind")).isEqualTo("takedown");
        assertThat(get(ARTICLES + "/" + published.id() + "/revisions").text("/items/0/bodyHtml"))
                .isEqualTo("<p>Text of Taken down.</p>");
    }

    @Test
    void killsAnArticleThatWasTakenDown() {
        var published = published("Down, then out");
        var down = post(ARTICLES + "/" + published.id() + "/takedown", "{\"notice\": \"Withdrawn.\"}", published.etag())
                .expect(200);
        var killed = post(
                        ARTICLES + "/" + published.id() + "/kill",
                        "{\"notice\": \"By order of a court.\"}",
                        down.etag())
                .expect(200);
        assertThat(killed.text("/retraction/kind")).isEqualTo("kill");
        assertThat(killed.text("/title")).isEqualTo("By order of a court.");
        assertThat(killed.json().get("version").asInt()).isEqualTo(3);
        assertThat(read("/api/v1/articles/" + published.id())
                        .expect(410, "article-retracted")
                        .text("/kind"))
                .isEqualTo("kill");
        var again = post(ARTICLES + "/" + published.id() + "/kill", "{\"notice\": \"Again.\"}")
                .expect(200);
        assertThat(again.json().get("version").asInt()).isEqualTo(4);
        assertThat(again.text("/title")).isEqualTo("Again.");
        var same = post(ARTICLES + "/" + published.id() + "/kill", "{\"notice\": \"Again.\"}", down.etag())
                .expect(200);
        assertThat(same.etag()).isEqualTo(again.etag());
    }

    @Test
    void listsEveryArticleOnceWhileArticlesChange() {
        var made = new ArrayList<String>();
        for (var i = 0; i < 7; i++) {
            made.add(0, (i % 2 == 0 ? draft("Listed " + i) : published("Listed " + i)).id());
        }
        var seen = new ArrayList<String>();
        var query = "?limit=2";
        while (seen.size() < made.size()) {
            var page = get(ARTICLES + query).expect(200).json();
            page.get("items").forEach(item -> {
                seen.add(item.get("id").asString());
                assertThat(item.has("bodyHtml")).isFalse();
            });
            assertThat(page.at("/page/hasMore").asBoolean())
                    .isEqualTo(!page.at("/page/next").isNull());
            query = "?limit=2&cursor=" + page.at("/page/next").asString();
            var listed =
                    get(ARTICLES + "/" + made.get(0)).expect(200); // a change of the newest must not shift the others
            put(ARTICLES + "/" + listed.id(), article("Changed", "<p>Changed.</p>"), listed.etag())
                    .expect(200);
        }
        assertThat(seen.subList(0, made.size())).containsExactlyElementsOf(made);
    }

    @Test
    void listsByStatus() {
        var draft = draft("Only a draft");
        var published = published("Only published");
        var retracted = published("Only retracted");
        post(ARTICLES + "/" + retracted.id() + "/takedown", "{\"notice\": \"Gone.\"}", retracted.etag())
                .expect(200);
        Map.of("draft", draft, "published", published, "retracted", retracted).forEach((status, article) -> {
            var page = get(ARTICLES + "?limit=1&status=" + status).expect(200);
            assertThat(page.text("/items/0/id")).isEqualTo(article.id());
            assertThat(page.text("/items/0/status")).isEqualTo(status);
        });
    }

    @Test
    void listsRevisionsPageByPage() {
        var article = published("Corrected often");
        for (var i = 1; i <= 3; i++) {
            article = post(
                            ARTICLES + "/" + article.id() + "/correct",
                            json(Map.of("title", "Corrected " + i, "note", "Note " + i)),
                            article.etag())
                    .expect(200);
        }
        var route = ARTICLES + "/" + article.id() + "/revisions";
        var first = get(route + "?limit=2").expect(200).json();
        assertThat(List.of(
                        first.at("/items/0/note").asString(),
                        first.at("/items/1/note").asString()))
                .containsExactly("Note 3", "Note 2");
        var second = get(route + "?limit=2&cursor=" + first.at("/page/next").asString())
                .expect(200)
                .json();
        assertThat(second.at("/items/0/title").asString()).isEqualTo("Corrected often");
        assertThat(second.get("items").size()).isOne();
        assertThat(second.at("/page/next").isNull()).isTrue();
        get(ARTICLES + "?cursor=" + first.at("/page/next").asString()).expect(400, "cursor-mismatch");
    }

    @Test
    void linksToTheNextPage() {
        draft("Linked 1");
        draft("Linked 2");
        var first = get(ARTICLES + "?limit=1&status=draft").expect(200);
        var link = first.headers().getFirst("Link");
        assertThat(link)
                .startsWith("<" + ARTICLES + "?limit=1&status=draft&cursor=")
                .endsWith(">; rel=\"next\"");
        var second = get(link.substring(1, link.indexOf('>'))).expect(200);
        assertThat(second.text("/items/0/title")).isEqualTo("Linked 1");
    }
}
