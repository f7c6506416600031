package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** What the newsroom's API refuses, and what it answers then. */
class DeskRefusalsTest extends NewsroomApiTest {

    private static final String GOOD = article("Good", "<p>Good.</p>");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title | null | required",
                "title | `` | required",
                "title | ` \\n\\t ` | required",
                "title | 7 | wrong-type",
                "title | {} | wrong-type",
                "title | `a\\u0000b` | malformed",
                "title | `a\\ud800b` | malformed",
                "standfirst | [] | wrong-type",
                "standfirst | `a\\u0000b` | malformed",
                "bodyHtml | null | required",
                "bodyHtml | `<script>alert(1)</script>` | empty",
                "bodyHtml | `<p>a\\u0000b</p>` | malformed",
                "bodyHtml | true | wrong-type",
                "section | null | required",
                "section | `a\\u0000b` | malformed",
                "tags | `news` | wrong-type",
                "tags | [1] | wrong-type",
                "tags | [null] | wrong-type",
                "tags | [`a\\u0000b`] | malformed",
                "author | 1 | wrong-type",
                "author | `a\\u0000b` | malformed",
                "image | `https://a.example/b.jpg` | wrong-type",
                "image | {`url`: `javascript:alert(1)`} | malformed",
                "image | {`url`: `data:image/png;base64,AA`} | malformed",
                "language | `en_US!` | malformed",
                "publishedAt | `yesterday` | malformed",
                "publishedAt | `2024-01-01` | malformed",
                "publishedAt | `2999-01-01T00:00:00Z` | in-future",
                "publishedAt | `0001-01-01T00:00:00Z` | out-of-range",
                "publish | `yes` | wrong-type",
                "titel | `slip` | unknown",
                "id | `mine` | malformed",
                "id | `01900000-0000-4000-8000-000000000000` | malformed",
                "id | `01900000-0000-7000-8000-000000000000` | only-for-drafts",
            })
    void namesTheFieldAndTheFaultCode(String field, String value, String code) {
        var article = new StringBuilder();
        var fields = new HashMap<>(
                Map.of("title", "\"T\"", "section", "\"S\"", "bodyHtml", "\"<p>b</p>\"", "publish", "true"));
        fields.put(field, value.replace('`', '"'));
        fields.forEach((name, json) -> article.append(article.isEmpty() ? "{" : ",")
                .append('"' + name + "\":")
                .append(json));
        var before = count("select count(*) from draft") + count("select count(*) from article");
        var refused = post(ARTICLES, article.append('}').toString()).expect(422, "validation-failed");
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
        assertThat(refused.text("/errors/0/message")).isNotBlank();
        assertThat(count("select count(*) from draft") + count("select count(*) from article"))
                .isEqualTo(before);
    }

    @Test
    void namesTheFaultyFieldWithinAnObject() {
        var refused = post(ARTICLES, """
                {"title": "T", "section": "S", "bodyHtml": "<p>b</p>", "author": {"nom": "x", "avatar": "javascript:alert(1)"},
                 "image": {"alt": "nothing"}}""").expect(422, "validation-failed");
        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(each -> each.get("field").asString()))
                .contains("author.nom", "author.name", "author.avatar", "image.url");
    }

    @Test
    void namesAllFaultsAtOnce() {
        var refused = post(ARTICLES, "{\"titel\": \"x\", \"tags\": 1, \"language\": \"?\", \"publish\": true}")
                .expect(422, "validation-failed");
        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(each -> each.get("field").asString()))
                .contains("titel", "title", "bodyHtml", "section", "tags", "language");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "7",
                "null",
                "\"text\"",
                "{\"title\": \"a\", \"title\": \"b\"}",
                "{} {}",
                "{'title': 'a'}",
                "{\"title\": NaN}"
            })
    void requiresOneJsonObject(String body) {
        post(ARTICLES, body).expect(400, "malformed-request");
    }

    @Test
    void saysWhereTheJsonIsMalformed() {
        assertThat(post(ARTICLES, "{\n\"title\": }")
                        .expect(400, "malformed-request")
                        .text("/detail"))
                .contains("line 2");
    }

    @Test
    void refusesDeeplyNestedJson() {
        var deep = "{\"title\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        post(ARTICLES, deep).expect(400, "malformed-request");
    }

    @Test
    void acceptsTheLongestBodyAndNoLongerOne() {
        var longest = "<p>" + "ä".repeat(1_000_000 - 7) + "</p>";
        assertThat(published("The longest", longest).text("/bodyHtml")).hasSize(1_000_000);
        var longer = post(ARTICLES, article("Longer", longest + "x")).expect(422, "validation-failed");
        assertThat(longer.text("/errors/0/field")).isEqualTo("bodyHtml");
        assertThat(longer.text("/errors/0/code")).isEqualTo("too-long");
    }

    @Test
    void refusesRequestsOverTheSizeLimit() {
        post(ARTICLES, article("Too large", "x".repeat(6_300_000))).expect(413, "payload-too-large");
        var draft = draft("Small");
        var large = "{\"at\": \"" + "x".repeat(70_000) + "\"}";
        post(ARTICLES + "/" + draft.id() + "/publish", large, draft.etag()).expect(413, "payload-too-large");
    }

    @Test
    void keepsTheSizeLimitOfOtherRoutes() {
        var body = "{\"viewId\": \"" + "x".repeat(300_000) + "\"}";
        send(HttpMethod.POST, "/api/v1/articles/none/views", body, Map.of()).expect(413, "payload-too-large");
    }

    @Test
    void acceptsJsonOnly() {
        var draft = draft("In JSON");
        for (var type : List.of("text/html", "application/x-www-form-urlencoded", "text/plain")) {
            send(HttpMethod.POST, ARTICLES, GOOD, with(HttpHeaders.CONTENT_TYPE, type))
                    .expect(415, "unsupported-media-type");
            var headers = new HashMap<>(with(HttpHeaders.CONTENT_TYPE, type));
            headers.put("If-Match", draft.etag());
            send(HttpMethod.POST, ARTICLES + "/" + draft.id() + "/publish", "{}", headers)
                    .expect(415, "unsupported-media-type");
        }
    }

    @Test
    void requiresIfMatchForAChange() {
        var draft = draft("Which one");
        var published = published("Which other");
        for (var route : List.of("/publish", "/correct", "/takedown")) {
            post(ARTICLES + "/" + published.id() + route, "{}").expect(428, "precondition-required");
            post(ARTICLES + "/" + published.id() + route, "{}", "*").expect(428, "precondition-required");
        }
        send(HttpMethod.PUT, ARTICLES + "/" + draft.id(), GOOD, authorized()).expect(428, "precondition-required");
    }

    @Test
    void refusesACorrectionThatChangesNothing() {
        var published = post(ARTICLES, """
                        {"title": "As it is", "standfirst": "Short.", "section": "Harbour", "bodyHtml": "<p>One &amp; two.</p>",
                         "authors": [{"name": "Ann Unchanged", "role": "words"}, {"name": "Bo Unchanged"}],
                         "image": {"url": "/a.jpg", "alt": "A"}, "publish": true}""").expect(201);
        var route = ARTICLES + "/" + published.id() + "/correct";
        for (var same : List.of(
                "`title`: `As it is`",
                "`title`: `  As it is `, `standfirst`: `Short.`",
                "`bodyHtml`: `<p>One &amp; two.</p><script>x()</script>`",
                "`image`: {`url`: `/a.jpg`, `alt`: `A`}",
                "`authors`: [{`name`: `Ann Unchanged`, `role`: `words`}, {`name`: `Bo Unchanged`, `bio`: `Another.`}]")) {
            var before = count("select seq from change_log_head");
            var correction = ("{" + same + ", `note`: `A note.`}").replace('`', '"');
            post(route, correction, published.etag()).expect(422, "nothing-changed");
            assertThat(count("select seq from change_log_head")).as(same).isEqualTo(before);
            assertThat(get(ARTICLES + "/" + published.id()).expect(200).etag()).isEqualTo(published.etag());
        }
        assertThat(get(ARTICLES + "/" + published.id() + "/revisions")
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(count("select count(*) from audit_log where article_id = '" + published.id() + "'"))
                .isOne();
    }

    @Test
    void correctsOneOfManyFields() {
        var published = post(ARTICLES, """
                        {"title": "Many", "section": "Harbour", "bodyHtml": "<p>x</p>",
                         "authors": [{"name": "Cy Many"}, {"name": "Di Many"}], "publish": true}""").expect(201);
        var route = ARTICLES + "/" + published.id() + "/correct";
        var turned = post(
                        route,
                        "{\"title\": \"Many\", \"authors\": [{\"name\": \"Di Many\"}, {\"name\": \"Cy Many\"}], \"note\": \"n\"}",
                        published.etag())
                .expect(200);
        post(
                        route,
                        "{\"authors\": [{\"name\": \"Di Many\"}, {\"name\": \"Cy Many\", \"role\": \"pictures\"}], \"note\": \"n\"}",
                        turned.etag())
                .expect(200);
    }

    @Test
    void refusesAChangeOfAnEditionThatWasNotRead() {
        var published = published("Read before");
        var correction = json(Map.of("title", "Written after", "note", "A slip."));
        var route = ARTICLES + "/" + published.id() + "/correct";
        for (var other : List.of("\"v2\"", "\"d1\"", "W/\"v1\"", "v1", "\"v1\", \"v2\"", "\"v99999999999\"", "\"\"")) {
            var refused = post(route, correction, other).expect(412, "version-conflict");
            assertThat(refused.json().get("version").asInt()).isOne();
            assertThat(refused.text("/etag")).isEqualTo(published.etag());
        }
        post(route, correction, published.etag()).expect(200);
    }

    @Test
    void refusesAChangeThatTheStatusForbids() {
        var draft = draft("Still a draft");
        var published = published("Published already");
        var notice = "{\"notice\": \"Gone.\"}";
        var correction = json(Map.of("title", "New", "note", "A slip."));
        post(ARTICLES + "/" + draft.id() + "/correct", correction, draft.etag()).expect(422, "validation-failed");
        post(ARTICLES + "/" + draft.id() + "/takedown", notice, draft.etag()).expect(422, "validation-failed");
        post(ARTICLES + "/" + published.id() + "/publish", null, published.etag())
                .expect(422, "validation-failed");
        put(ARTICLES + "/" + published.id(), GOOD, published.etag()).expect(422, "validation-failed");
        var gone = post(ARTICLES + "/" + published.id() + "/takedown", notice, published.etag())
                .expect(200);
        var refused = post(ARTICLES + "/" + published.id() + "/correct", correction, gone.etag())
                .expect(422, "validation-failed");
        assertThat(refused.text("/errors/0/field")).isEqualTo("status");
        assertThat(refused.text("/errors/0/message")).contains("retracted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | title",
                "{`note`: `n`} | title",
                "{`title`: `t`} | note",
                "{`title`: `t`, `note`: ` `} | note",
                "{`title`: `t`, `note`: `\\u200b`} | note",
                "{`title`: null, `note`: `n`} | title",
                "{`bodyHtml`: null, `note`: `n`} | bodyHtml",
                "{`bodyHtml`: `<script></script>`, `note`: `n`} | bodyHtml",
                "{`image`: {`url`: `ftp://a/b`}, `note`: `n`} | image",
                "{`title`: `t`, `note`: `n`, `publishedAt`: `2020-01-01T00:00:00Z`} | publishedAt",
                "{`section`: ``, `note`: `n`} | section",
                "{`language`: null, `title`: `t`, `note`: `n`} | language",
                "{`language`: `?`, `note`: `n`} | language",
                "{`tags`: `x`, `note`: `n`} | tags",
                "{`slug`: `Not-Lower`, `note`: `n`} | slug",
                "{`slug`: `two words`, `note`: `n`} | slug",
                "{`slug`: `01900000-0000-7000-8000-000000000000`, `note`: `n`} | slug",
                "{`slug`: null, `note`: `n`} | slug",
                "{`slug`: `?`, `note`: `n`} | slug",
                "{`title`: `t`, `silent`: true} | silent",
                "{`title`: `t`, `silent`: true, `note`: `n`} | note",
                "{`title`: `t`, `silent`: 1, `note`: `n`} | silent",
            })
    void requiresAChangeAndANoteInACorrection(String correction, String field) {
        var published = published("To be corrected");
        var refused = post(ARTICLES + "/" + published.id() + "/correct", correction.replace('`', '"'), published.etag())
                .expect(422, "validation-failed");
        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(each -> each.get("field").asString()))
                .contains(field);
        assertThat(get(ARTICLES + "/" + published.id()).etag()).isEqualTo(published.etag());
    }

    @Test
    void requiresANoticeWithinTheLengthLimit() {
        var published = published("To be taken down");
        for (var body :
                List.of("{}", "{\"notice\": \"\"}", json(Map.of("notice", "x".repeat(501))), "{\"note\": \"n\"}")) {
            for (var route : List.of("/takedown", "/kill")) {
                post(ARTICLES + "/" + published.id() + route, body, published.etag())
                        .expect(422, "validation-failed");
            }
        }
    }

    @Test
    void refusesADateInTheFuture() {
        var draft = draft("Tomorrow");
        for (var at : List.of("2999-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "soon")) {
            var refused = post(ARTICLES + "/" + draft.id() + "/publish", json(Map.of("at", at)), draft.etag())
                    .expect(422, "validation-failed");
            assertThat(refused.text("/errors/0/field")).isEqualTo("at");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nothing", "01900000-0000-7000-8000-000000000000", "%00", "..", "a%2Fb", "';drop table article"})
    void answers404ForAnUnknownArticle(String id) {
        var path = ARTICLES + "/" + id.replace(" ", "%20");
        assertThat(get(path).status()).isIn(400, 404);
        assertThat(post(path + "/takedown", "{\"notice\": \"n\"}", "\"v1\"").status())
                .isIn(400, 404);
        assertThat(put(path, GOOD, "\"d1\"").status()).isIn(400, 404);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit-out-of-range",
        "limit=101, limit-out-of-range",
        "limit=x, limit-out-of-range",
        "status=gone, malformed-request",
        "status=, malformed-request",
        "cursor=, cursor-invalid",
        "cursor=AAAA, cursor-invalid"
    })
    void refusesInvalidParametersOfAList(String query, String code) {
        get(ARTICLES + "?" + query).expect(400, code);
    }

    @Test
    void refusesACursorOfAnotherList() {
        IntStream.range(0, 3).forEach(i -> draft("Paged " + i));
        var cursor = get(ARTICLES + "?limit=1&status=draft").expect(200).text("/page/next");
        get(ARTICLES + "?limit=1&status=draft&cursor=" + cursor).expect(200);
        get(ARTICLES + "?limit=1&cursor=" + cursor).expect(400, "cursor-mismatch");
        read("/api/v1/feed?cursor=" + cursor).expect(400, "cursor-mismatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "key\tkey", "schlüssel"})
    void refusesAnIdempotencyKeyWithOtherCharacters(String key) throws IOException {
        assertThat(raw("Idempotency-Key: " + key)).startsWith("HTTP/1.1 400").contains("malformed-request");
    }

    @Test
    void refusesSeveralOrTooLongIdempotencyKeys() throws IOException {
        assertThat(raw("Idempotency-Key: a\r\nIdempotency-Key: b")).startsWith("HTTP/1.1 400");
        assertThat(raw("Idempotency-Key: " + "k".repeat(201))).startsWith("HTTP/1.1 400");
    }

    @Test
    void doesNotEchoHeadersOfTheRequest() throws IOException {
        var answer = raw("Idempotency-Key: a%0d%0aX-Evil:%201");
        assertThat(answer).startsWith("HTTP/1.1 201").doesNotContainIgnoringCase("x-evil");
        assertThat(raw("Idempotency-Key: a\rX-Evil: 1").toLowerCase(Locale.ROOT).split("\r\n\r\n")[0])
                .doesNotContain("x-evil");
    }

    /** Sends a valid article with these header lines, even ones that no well-behaved client would send, and returns the raw answer. */
    private String raw(String headers) throws IOException {
        var body = GOOD.getBytes(StandardCharsets.UTF_8);
        var head = "POST " + ARTICLES + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + token + "\r\nContent-Type: application/json\r\n" + headers + "\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            var request = new ByteArrayOutputStream();
            request.write(head.getBytes(StandardCharsets.UTF_8));
            request.write(body);
            socket.getOutputStream().write(request.toByteArray());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
