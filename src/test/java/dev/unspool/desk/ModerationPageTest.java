package dev.unspool.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.access.TokenRequest;
import dev.unspool.embedded.WithServers;
import dev.unspool.ledger.Actor;
import dev.unspool.newsroom.NewsroomApiTest;
import dev.unspool.newsroom.TestComments;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The moderation page: access to it, and what moderators see and do there without script. */
@WithServers(database = "newsroom")
class ModerationPageTest extends NewsroomApiTest {

    private static final String PAGE = "/newsroom/comments";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newHttpClient();
    private TestComments comments;

    @BeforeEach
    void publishAnArticle() {
        comments = new TestComments(
                database,
                UUID.fromString(published("Discussed " + UUID.randomUUID()).id()));
    }

    @Test
    void redirectsToTheSignIn() {
        var answer = page(PAGE, "");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/newsroom/sign-in");
        var form = page("/newsroom/sign-in", "");
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(form.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(form.body()).contains("type=\"password\"").doesNotContain("<style", "style=", "onclick");
    }

    @Test
    void protectsTheSessionCookie() {
        var answer = signIn(token);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo(PAGE);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .matches(
                        "(?i)unspool-session=[\\w-]{43}; Max-Age=43200; Expires=[^;]+; Path=/; HttpOnly; SameSite=Strict")
                .doesNotContain("Secure", "Domain");
        var kept = comments.text("select string_agg(s::text, ' ') from newsroom_session s");
        assertThat(kept).doesNotContain(session(answer).substring("unspool-session=".length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "unspool_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesToSignInWithoutAValidToken(String text) {
        var answer = signIn(text);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("This is no access token", "aria-invalid=\"true\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void refusesToSignInWithoutTheScopeToModerate() {
        var writer = tokens.create(TokenRequest.of("Wire", List.of("write"), 1), Actor.COMMAND)
                .block(LIMIT);
        var answer = signIn(writer.text().value());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("may not moderate");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", "", "'--"})
    void refusesAForgedSession(String value) {
        var answer = page(PAGE, "unspool-session=" + value);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/newsroom/sign-in");
    }

    @Test
    void doesNotAcceptATokenHashAsASession() {
        var cookie = session(signIn(token));
        var hash = comments.text("select encode(hash, 'hex') from newsroom_session order by created_at desc limit 1");
        assertThat(page(PAGE, "unspool-session=" + hash.substring(0, 43)).statusCode())
                .isEqualTo(303);
        assertThat(page(PAGE, "__Host-" + cookie).statusCode()).isEqualTo(303);
        assertThat(page(PAGE, cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void endsASessionWithItsToken() {
        var fresh = tokens.create(TokenRequest.of("Moderator", List.of("moderate"), 1), Actor.COMMAND)
                .block(LIMIT);
        var cookie = session(signIn(fresh.text().value()));
        assertThat(page(PAGE, cookie).statusCode()).isEqualTo(200);
        tokens.revoke(fresh.token().id(), Actor.COMMAND).block(LIMIT);
        var answer = page(PAGE, cookie);
        assertThat(location(answer)).isEqualTo("/newsroom/sign-in");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    }

    @Test
    void endsASessionAfterItsLifetime() {
        var cookie = session(signIn(token));
        database.sql("update newsroom_session set expires_at = :past")
                .bind("past", Instant.now().minusSeconds(1))
                .then()
                .block(LIMIT);
        assertThat(page(PAGE, cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void signsOut() {
        var cookie = session(signIn(token));
        var csrf = csrf(page(PAGE, cookie));
        assertThat(location(submit("/newsroom/sign-out", cookie, "", "_csrf", csrf)))
                .isEqualTo("/newsroom/sign-in");
        assertThat(page(PAGE, cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void recordsSignInsAndSignOuts() {
        var moderator = tokens.create(TokenRequest.of("Moderator", List.of("moderate"), 1), Actor.COMMAND)
                .block(LIMIT);
        var cookie = session(signIn(moderator.text().value()));
        var csrf = csrf(page(PAGE, cookie));
        submit("/newsroom/sign-out", cookie, "", "_csrf", csrf);
        submit("/newsroom/sign-out", cookie, "", "_csrf", csrf); // there is no session any more
        var id = moderator.token().id();
        assertThat(acts("token_id = '" + id
                        + "' and actor_name = 'Moderator' and actor_id = token_id and trace_id is not null"))
                .isEqualTo("session-opened, session-closed");
        assertThat(comments.text("select string_agg(l::text, ' ') from audit_log l"))
                .doesNotContain(
                        moderator.text().value(),
                        moderator.text().hash(),
                        cookie.substring("unspool-session=".length()),
                        "127.0.0.1");
    }

    @Test
    void recordsRefusedSignIns() {
        var writer = tokens.create(TokenRequest.of("Narrow", List.of("write"), 1), Actor.COMMAND)
                .block(LIMIT);
        var revoked = tokens.create(TokenRequest.of("Revoked", List.of("moderate"), 1), Actor.COMMAND)
                .block(LIMIT);
        tokens.revoke(revoked.token().id(), Actor.COMMAND).block(LIMIT);
        for (var fresh : List.of(writer, revoked)) {
            signIn(fresh.text().value());
            assertThat(acts("actor_id = '" + fresh.token().id() + "'")).isEqualTo("sign-in-refused");
        }
        assertThat(signIn(revoked.text().value()).statusCode()).isEqualTo(401);
    }

    @Test
    void limitsHowManyRefusedSignInsAreRecorded() {
        for (var i = 0; i < 50; i++) {
            assertThat(signIn("try " + i).statusCode()).isEqualTo(401);
        }
        assertThat(count("select count(*) from audit_log where actor_name = 'unknown' and action = 'sign-in-refused'"))
                .isBetween(1L, 25L);
    }

    @Test
    void refusesFormsOfOtherSites() {
        var id = comments.comment("pending", "Guarded");
        var cookie = session(signIn(token));
        var foreign = csrf(page(PAGE, session(signIn(token))));
        var order = "approve:" + id + ".1";
        for (var csrf : List.of("", "x", foreign)) {
            assertThat(submit(PAGE, cookie, "", "_csrf", csrf, "one", order).statusCode())
                    .isEqualTo(403);
        }
        assertThat(submit(PAGE, cookie, "", "one", order).statusCode()).isEqualTo(403);
        assertThat(submit("/newsroom/sign-out", cookie, "").statusCode()).isEqualTo(403);
        var own = csrf(page(PAGE, cookie));
        assertThat(submit(PAGE, cookie, "cross-site", "_csrf", own, "one", order)
                        .statusCode())
                .isEqualTo(403);
        assertThat(submit("/newsroom/sign-in", "", "cross-site", "token", token).statusCode())
                .isEqualTo(403);
        assertThat(signInFrom("https://evil.example").statusCode()).isEqualTo(403);
        assertThat(signInFrom("http://localhost:" + port).statusCode()).isEqualTo(303);
        assertThat(comments.state(id)).isEqualTo("pending");
        assertThat(submit(PAGE, cookie, "same-origin", "_csrf", own, "one", order)
                        .statusCode())
                .isEqualTo(303);
        assertThat(comments.state(id)).isEqualTo("approved");
    }

    @Test
    void escapesTextAndMarksDeceptiveCharacters() {
        comments.comment(
                "pending",
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(2)>\np\u0430ypal and a\u200Bb \u202Egnp.exe",
                null,
                Instant.now());
        var html = page(only(), session(signIn(token))).body();
        assertThat(html)
                .doesNotContain("<script>alert", "<img src=x", "\u200B", "\u202E")
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        "&lt;img src=x onerror=alert(2)&gt;",
                        "<mark class=\"odd\"><bdi>p\u0430ypal</bdi><small>Latin + Cyrillic</small></mark>",
                        "<bdi>U+200B</bdi><small>invisible</small>",
                        "<bdi>U+202E</bdi>",
                        "No comment of this author was approved before.");
    }

    @Test
    void decidesAndUndoesWithoutScript() {
        var first = comments.comment("pending", "First of two");
        var second = comments.comment("pending", "Second of two");
        var cookie = session(signIn(token));
        var page = page(only(), cookie);
        assertThat(page.body()).contains("First of two", "Second of two", "value=\"approve:" + first + ".1\"");
        var done = submit(
                PAGE,
                cookie,
                "",
                "_csrf",
                csrf(page),
                "article",
                comments.article().toString(),
                "all",
                "spam",
                "choice",
                first + ".1",
                "choice",
                second + ".1");
        assertThat(done.statusCode()).isEqualTo(303);
        var after = page(location(done), cookie);
        assertThat(after.body()).contains("2 comments marked as spam.", "Nothing here.", ">Undo<");
        assertThat(comments.state(first)).isEqualTo("spam");
        var batch = Pattern.compile("name=\"batch\" value=\"([^\"]+)\"").matcher(after.body());
        assertThat(batch.find()).isTrue();
        var undone = submit(
                PAGE + "/undo",
                cookie,
                "",
                "_csrf",
                csrf(after),
                "article",
                comments.article().toString(),
                "batch",
                batch.group(1));
        assertThat(page(location(undone), cookie).body()).contains("2 comments put back.", "First of two");
        assertThat(comments.state(second)).isEqualTo("pending");
    }

    @Test
    void refusesADecisionThatNamesACommentTwice() {
        var id = comments.comment("pending", "Twice");
        var cookie = session(signIn(token));
        var csrf = csrf(page(only(), cookie));
        var answer = submit(PAGE, cookie, "", "_csrf", csrf, "all", "spam", "choice", id + ".1", "choice", id + ".2");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(comments.state(id)).isEqualTo("pending");
    }

    @Test
    void holdsAnAuthorAndLiftsTheHold() {
        var id = comments.comment("pending", "By a nuisance");
        var cookie = session(signIn(token));
        var page = page(only(), cookie);
        assertThat(page.body()).contains("value=\"hold:" + id + "\">hold author<");
        var article = comments.article().toString();
        assertThat(submit(PAGE + "/author", cookie, "", "author", "hold:" + id).statusCode())
                .isEqualTo(403);
        var held =
                submit(PAGE + "/author", cookie, "", "_csrf", csrf(page), "article", article, "author", "hold:" + id);
        assertThat(held.statusCode()).isEqualTo(303);
        var after = page(location(held), cookie);
        assertThat(after.body())
                .contains("By a nuisance", "Night desk has this author's comments wait.", "value=\"lift:" + id);
        var lifted =
                submit(PAGE + "/author", cookie, "", "_csrf", csrf(after), "article", article, "author", "lift:" + id);
        assertThat(page(location(lifted), cookie).body())
                .contains("value=\"hold:" + id)
                .doesNotContain("has this author's comments wait");
        assertThat(submit(PAGE + "/author", cookie, "", "_csrf", csrf(after), "author", "x:" + id)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void setsWhoMayCommentOnAnArticle() {
        var cookie = session(signIn(token));
        var page = page(only(), cookie);
        var saved = submit(
                PAGE + "/setting",
                cookie,
                "",
                "_csrf",
                csrf(page),
                "article",
                comments.article().toString(),
                "mode",
                "premoderated",
                "closesAt",
                "2100-01-01T12:00");
        assertThat(page(location(saved), cookie).body())
                .contains("<option value=\"premoderated\" selected>", "value=\"2100-01-01T12:00\"");
        assertThat(get(ARTICLES + "/" + comments.article() + "/comment-setting").text("/now"))
                .isEqualTo("premoderated");
    }

    @Test
    void escapesSearchWords() {
        var cookie = session(signIn(token));
        comments.comment("pending", "a&b=\"c\" {x} #1");
        var html = page(only() + "&q=" + encoded("a&b=\"c\" {x} #1"), cookie).body();
        assertThat(html)
                .contains(
                        "a&amp;b=&#34;c&#34; {x} #1",
                        "?status=spam&amp;article=" + comments.article() + "&amp;q=a%26b%3D%22c%22%20%7Bx%7D%20%231");
    }

    /** Returns the actions in the audit log, in order, without the creation of tokens. */
    private String acts(String which) {
        return comments.text(
                "select string_agg(action, ', ' order by id) from audit_log where action not like 'token-%' and "
                        + which);
    }

    private String only() {
        return PAGE + "?article=" + comments.article();
    }

    private HttpResponse<String> signIn(String text) {
        return send(HttpRequest.newBuilder(address("/newsroom/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + encoded(text))));
    }

    /** Signs in with a browser that does not send Fetch Metadata. */
    private HttpResponse<String> signInFrom(String origin) {
        return send(HttpRequest.newBuilder(address("/newsroom/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(BodyPublishers.ofString("token=" + encoded(token))));
    }

    private HttpResponse<String> page(String path, String cookie) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Accept", "text/html")
                .header("Cookie", cookie.isEmpty() ? "x=y" : cookie));
    }

    private HttpResponse<String> submit(String path, String cookie, String site, String... fields) {
        var body = java.util.stream.IntStream.range(0, fields.length / 2)
                .mapToObj(i -> fields[2 * i] + "=" + encoded(fields[2 * i + 1]))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .header("Cookie", cookie.isEmpty() ? "x=y" : cookie)
                .POST(BodyPublishers.ofString(body));
        if (!site.isEmpty()) {
            request.header("Sec-Fetch-Site", site);
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String session(HttpResponse<?> answer) {
        return Arrays.stream(
                        answer.headers().firstValue("Set-Cookie").orElseThrow().split(";"))
                .findFirst()
                .orElseThrow();
    }

    private static String csrf(HttpResponse<String> page) {
        var found = CSRF.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
