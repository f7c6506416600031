package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Sections, tags and authors: who they are, and how they are changed. */
class TopicApiTest extends NewsroomApiTest {

    private static final String AUTHORS = "/api/v1/newsroom/authors";
    private static final String SECTIONS = "/api/v1/newsroom/sections";
    private static final String TAGS = "/api/v1/newsroom/tags";

    @Test
    void changesAnAuthorOnlyAtItsOwnEndpoint() {
        var first = by("{\"name\": \"Eva Stone\", \"bio\": \"Writes on bridges.\"}");
        by("{\"name\": \"Eva Stone\", \"bio\": \"Hijacked.\", \"avatar\": \"/evil.svg\"}");
        by("{\"id\": \"" + first.text("/author/id") + "\", \"name\": \"Hijacked\", \"slug\": \"x\"}");
        var author = get(AUTHORS + "/" + first.text("/author/id")).expect(200);
        assertThat(author.text("/name")).isEqualTo("Eva Stone");
        assertThat(author.text("/bio")).isEqualTo("Writes on bridges.");
        assertThat(author.json().has("avatar")).isFalse();

        var head = count("select seq from change_log_head");
        read(feed("author", "eva-stone")).expect(200);
        patch(AUTHORS + "/eva-stone", "{\"bio\": \"Writes on tunnels.\"}", author.etag())
                .expect(200);
        var seen = read(feed("author", "eva-stone")).expect(200);
        assertThat(seen.json().get("items").size()).isEqualTo(3);
        assertThat(seen.text("/items/0/author/bio")).isEqualTo("Writes on tunnels.");
        var change = read("/api/v1/changes?after=" + head).expect(200);
        assertThat(change.text("/items/0/type")).isEqualTo("filing-changed");
        assertThat(count("select count(*) from audit_log where action = 'author-changed'"))
                .isPositive();
    }

    @Test
    void leadsFromEverySlugToTheOneOfNow() {
        by("\"Bo Baker\"");
        by("\"Bo Baker\"");
        var page = read(feed("author", "bo-baker") + "&limit=1").expect(200);
        rename(AUTHORS, "bo-baker", "Bo Butcher", "bo-butcher");
        rename(AUTHORS, "bo-baker", "Bo Barber", "bo-barber");
        var moved = read("/authors/bo-baker?cursor=x").expect(308);
        assertThat(moved.headers().getFirst("Location")).isEqualTo("/authors/bo-barber?cursor=x");
        read("/authors/bo-butcher").expect(308);
        read("/authors/bo-barber").expect(200);
        for (var slug : List.of("bo-baker", "bo-butcher", "bo-barber")) {
            var next = read(feed("author", slug) + "&limit=1&cursor=" + page.text("/page/next"))
                    .expect(200);
            assertThat(next.json().get("items").size()).isOne();
            assertThat(next.text("/items/0/author/slug")).isEqualTo("bo-barber");
        }
        var newcomer = by("\"Bo Baker\"");
        assertThat(newcomer.text("/author/slug")).isEqualTo("bo-baker-2");
        var author = get(AUTHORS + "/bo-barber").expect(200);
        assertThat(author.json().get("formerSlugs").toString()).isEqualTo("[\"bo-baker\",\"bo-butcher\"]");
    }

    @Test
    void publishesADraftUnderTheNamesThatItsTopicsGotMeanwhile() {
        var known = post(ARTICLES, """
                {"title": "Known", "section": "Ferry", "tags": ["Ropes", "Piers"], "author": "Cleo Deck", "bodyHtml": "<p>x</p>",
                 "publish": true}""").expect(201);
        var author = known.text("/author/id");
        var draft = post(ARTICLES, """
                {"title": "Filed early", "section": "Ferry", "tags": ["Piers", "Ropes"], "authors": ["Cleo Deck"],
                 "bodyHtml": "<p>x</p>"}""").expect(201);
        var byId = post(ARTICLES, """
                {"title": "Filed early by id", "section": "Ferry", "authors": ["Dora Keel", {"id": "%s", "role": "photographs"}],
                 "bodyHtml": "<p>x</p>"}""".formatted(author)).expect(201);
        rename(SECTIONS, "ferry", "Crossings", "crossings");
        rename(TAGS, "ropes", "Lines", "lines");
        rename(AUTHORS, "cleo-deck", "Cleo Quay", "cleo-quay");
        var read = get(ARTICLES + "/" + draft.id());
        assertThat(read.text("/section/name")).isEqualTo("Crossings");
        var published = post(ARTICLES + "/" + draft.id() + "/publish", null, draft.etag())
                .expect(200);
        assertThat(published.text("/section/slug")).isEqualTo("crossings");
        assertThat(published.json().get("tags").toString())
                .isEqualTo("[{\"slug\":\"piers\",\"name\":\"Piers\"},{\"slug\":\"lines\",\"name\":\"Lines\"}]");
        assertThat(published.text("/author/id")).isEqualTo(author);
        var other =
                post(ARTICLES + "/" + byId.id() + "/publish", null, byId.etag()).expect(200);
        assertThat(other.text("/authors/1/name")).isEqualTo("Cleo Quay");
        assertThat(other.text("/authors/1/role")).isEqualTo("photographs");
        assertThat(count("select count(*) from section where name = 'Ferry'")).isZero();
        assertThat(count("select count(*) from tag where name = 'Ropes'")).isZero();
        assertThat(count("select count(*) from author where name = 'Cleo Deck'"))
                .isZero();
    }

    @Test
    void showsARenamedSectionAndTagEverywhere() {
        var article = post(ARTICLES, """
                {"title": "Filed", "section": "Weather vane", "tags": ["C♭", "Keys"], "bodyHtml": "<p>x</p>", "publish": true}""").expect(201);
        var slug = article.text("/tags/0/slug");
        read("/api/v1/articles/" + article.id()).expect(200);
        rename(SECTIONS, "weather-vane", "Weather & tides", "weather-tides");
        rename(TAGS, slug, "C flat", "c-flat");
        var seen = read("/api/v1/articles/" + article.id()).expect(200);
        assertThat(seen.text("/section/name")).isEqualTo("Weather & tides");
        assertThat(seen.text("/section/slug")).isEqualTo("weather-tides");
        assertThat(seen.json().get("tags").toString())
                .isEqualTo("[{\"slug\":\"c-flat\",\"name\":\"C flat\"},{\"slug\":\"keys\",\"name\":\"Keys\"}]");
        for (var feed : List.of(
                feed("section", "weather-vane"),
                feed("section", "weather-tides"),
                feed("tag", slug),
                feed("tag", "c-flat"))) {
            assertThat(read(feed).expect(200).json().get("items").size())
                    .as(feed)
                    .isOne();
        }
        read("/tags/" + slug).expect(308);
        assertThat(get(ARTICLES + "/" + article.id()).expect(200).text("/tags/0/name"))
                .isEqualTo("C flat");
    }

    @Test
    void namesAllAuthorsOfAnArticleInTheirOrder() {
        var draft = post(ARTICLES, """
                {"title": "By three", "section": "Harbour", "bodyHtml": "<p>x</p>",
                 "authors": ["Uma First", {"name": "Vic Second", "bio": "Draws.", "role": "pictures"}, "Uma First", "Wyn Third"]}""").expect(201);
        assertThat(names(draft)).containsExactly("Uma First", "Vic Second", "Wyn Third");
        var published = post(ARTICLES + "/" + draft.id() + "/publish", null, draft.etag())
                .expect(200);
        assertThat(published.text("/author/name")).isEqualTo("Uma First");
        var vic = get(AUTHORS + "/vic-second").expect(200);
        patch(AUTHORS + "/vic-second", "{\"name\": \"Vic Moore\"}", vic.etag()).expect(200);
        for (var slug : List.of("uma-first", "vic-second", "wyn-third")) {
            var seen = read(feed("author", slug)).expect(200);
            assertThat(seen.text("/items/0/authors/1/name")).isEqualTo("Vic Moore");
            assertThat(seen.text("/items/0/authors/1/role")).isEqualTo("pictures");
            assertThat(seen.text("/items/0/authors/1/id")).isEqualTo(vic.id());
            assertThat(seen.text("/items/0/authors/2/name")).isEqualTo("Wyn Third");
        }
        var corrected = post(
                        ARTICLES + "/" + draft.id() + "/correct",
                        "{\"authors\": [\"Wyn Third\", \"Xia Fourth\"], \"note\": \"The byline was wrong.\"}",
                        published.etag())
                .expect(200);
        assertThat(names(corrected)).containsExactly("Wyn Third", "Xia Fourth");
        assertThat(read(feed("author", "uma-first")).json().get("items").size()).isZero();
        assertThat(names(read("/api/v1/articles/" + draft.id()))).containsExactly("Wyn Third", "Xia Fourth");
        assertThat(read(feed("author", "xia-fourth")).json().get("items").size())
                .isOne();
    }

    /** A client sends back what it read; but nobody would reach a page with capital letters in its address. */
    @Test
    void takesNoNewSlugInAnotherSpellingThanAddresses() {
        by("\"Lou Gray\"");
        var author = get(AUTHORS + "/lou-gray").expect(200);
        for (var slug : List.of("Lou-Gray", "lou-gr\uFF41y", "l\u006Fu\u0308-gray")) {
            var refused = patch(AUTHORS + "/lou-gray", json(Map.of("slug", slug)), author.etag())
                    .expect(422, "validation-failed");
            assertThat(refused.text("/errors/0/field")).isEqualTo("slug");
            assertThat(refused.text("/errors/0/code")).isEqualTo("other-spelling");
        }
        database.sql("update author set public_slug = 'Lou-Gray' where slug = 'lou-gray'")
                .then()
                .block(LIMIT);
        put(AUTHORS + "/lou-gray", json(Map.of("name", "Lou Grey", "slug", "Lou-Gray")), author.etag())
                .expect(200);
    }

    /** Early releases kept the white space of names in drafts. */
    @Test
    void publishesAnEarlyDraftUnderTheTopicsWhoseNamesItSpellsWithOtherWhiteSpace() {
        by("\"Ines Moor\"");
        var draft = post(ARTICLES, """
                {"title": "Kept for long", "section": "Low Town", "tags": ["High tide"], "author": "Ines Moor", "bodyHtml": "<p>x</p>"}""").expect(201);
        database.sql("""
                update draft set section_name = 'Low  Town', tag_names = array[' High\u2003tide'], author_name = 'Ines\u00A0Moor', authors = null
                where title = 'Kept for long'""").then().block(LIMIT);
        post(ARTICLES + "/" + draft.id() + "/publish", null, draft.etag()).expect(200);
        assertThat(count("select count(*) from author where name like 'Ines%'")).isOne();
        assertThat(count("select count(*) from section where name = 'Low Town'"))
                .isOne();
        assertThat(count("select count(*) from tag where name = 'High tide'")).isOne();
    }

    @Test
    void refusesNamesThatNobodySees() {
        var article =
                "{\"title\": \"T\", \"section\": \"%s\", \"tags\": [\"%s\"], \"author\": \"%s\", \"bodyHtml\": \"<p>x</p>\", \"publish\": true}";
        for (var name : List.of("\u2800", "\u3164", "\u00AD", "\u0301", "\u202E", "\uDB40\uDC41", "\uFE0F")) {
            var refused = post(ARTICLES, article.formatted(name, name, name)).expect(422, "validation-failed");
            assertThat(refused.json().get("errors").findValuesAsString("field")).contains("section", "tags", "author");
        }
    }

    @Test
    void refusesAChangeThatWouldMakeTwoTopicsOne() {
        by("\"Kay Once\"");
        by("\"Kay Twice\"");
        var author = get(AUTHORS + "/kay-once").expect(200);
        patch(AUTHORS + "/kay-once", "{\"name\": \"Kay  Twice\", \"slug\": \"kay-twice\"}", author.etag())
                .expect(422, "validation-failed");
        patch(AUTHORS + "/kay-once", "{\"slug\": \"No Slug\"}", author.etag()).expect(422, "validation-failed");
        patch(AUTHORS + "/kay-once", "{\"nmae\": \"Kay\"}", author.etag()).expect(422, "validation-failed");
        put(AUTHORS + "/kay-once", "{\"bio\": \"x\"}", author.etag()).expect(422, "validation-failed");
        patch(AUTHORS + "/kay-once", "{\"bio\": \"One.\"}", author.etag()).expect(200);
        patch(AUTHORS + "/kay-once", "{\"bio\": \"Two.\"}", author.etag()).expect(412, "version-conflict");
        send(HttpMethod.PATCH, AUTHORS + "/kay-once", "{}", authorized()).expect(428, "precondition-required");
        get(AUTHORS + "/nobody-at-all").expect(404, "not-found");
        read(AUTHORS).expect(401, "unauthenticated");
        post(ARTICLES, """
                {"title": "T", "section": "S", "bodyHtml": "<p>b</p>", "publish": true,
                 "author": {"id": "00000000-0000-4000-8000-000000000000"}}""").expect(422, "validation-failed");
        post(ARTICLES, """
                {"title": "T", "section": "S", "bodyHtml": "<p>b</p>", "author": "A", "authors": ["B"]}""").expect(422, "validation-failed");
        post(
                        ARTICLES,
                        json(Map.of(
                                "title",
                                "T",
                                "section",
                                "S",
                                "bodyHtml",
                                "<p>b</p>",
                                "authors",
                                IntStream.rangeClosed(1, 51)
                                        .mapToObj(i -> "Author " + i)
                                        .toList())))
                .expect(422, "validation-failed");
    }

    @Test
    void listsEachOnceByCursor() {
        for (var tag : List.of("List one", "List two", "List three")) {
            post(
                            ARTICLES,
                            json(Map.of(
                                    "title",
                                    tag,
                                    "section",
                                    "Harbour",
                                    "tags",
                                    List.of(tag),
                                    "bodyHtml",
                                    "<p>x</p>",
                                    "publish",
                                    true)))
                    .expect(201);
        }
        var ids = new ArrayList<String>();
        for (var path = TAGS + "?limit=2"; path != null; ) {
            var page = get(path).expect(200);
            page.json()
                    .get("items")
                    .values()
                    .forEach(tag -> ids.add(tag.get("id").asString()));
            var next = page.json().at("/page/next");
            path = next.isNull() ? null : TAGS + "?limit=2&cursor=" + next.asString();
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize((int) count("select count(*) from tag"));
    }

    private static List<String> names(Answer article) {
        return article.json().get("authors").values().stream()
                .map(author -> author.get("name").asString())
                .toList();
    }

    private static String feed(String kind, String slug) {
        return "/api/v1/feed?" + kind + "=" + slug;
    }

    private void rename(String topics, String slug, String name, String newSlug) {
        var topic = get(topics + "/" + slug).expect(200);
        put(topics + "/" + topic.id(), json(Map.of("name", name, "slug", newSlug)), topic.etag())
                .expect(200);
    }

    private Answer patch(String path, String body, String ifMatch) {
        return send(HttpMethod.PATCH, path, body, with("If-Match", ifMatch));
    }

    private Answer by(String author) {
        return post(
                        ARTICLES,
                        "{\"title\": \"By someone\", \"section\": \"Harbour\", \"bodyHtml\": \"<p>x</p>\", \"publish\": true,"
                                + " \"author\": " + author + "}")
                .expect(201);
    }
}
