package dev.unspool.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.ledger.Actor;
import dev.unspool.newsroom.NewsroomApiTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Authentication and scopes of the newsroom's API. */
class GateTest extends NewsroomApiTest {

    private static final String NOBODY = "01900000-0000-7000-8000-000000000000";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic dXNlcjpwYXNz",
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer unspool_",
                "Bearer unspool_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer ' or 1=1 --",
                "Token abc"
            })
    void refusesRequestsWithoutAToken(String authorization) {
        var headers = authorization.isEmpty() ? Map.<String, String>of() : Map.of("Authorization", authorization);
        var answer = send(HttpMethod.GET, ARTICLES, null, headers).expect(401, "unauthenticated");
        assertThat(answer.headers().getFirst(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Bearer realm=\"newsroom\"");
        assertThat(answer.headers().containsHeader(HttpHeaders.SET_COOKIE)).isFalse();
    }

    @Test
    void refusesATokenThatWasNeverIssued() {
        var unknown = TokenText.random().value();
        var answer = send(HttpMethod.GET, ARTICLES, null, bearer(unknown)).expect(401, "unauthenticated");
        assertThat(answer.headers().getFirst(HttpHeaders.WWW_AUTHENTICATE)).contains("error=\"invalid_token\"");
        assertThat(String.valueOf(answer.json())).doesNotContain(unknown);
    }

    @Test
    void refusesAnExpiredToken() {
        var issued = tokens.create(order("write"), Actor.COMMAND).block(LIMIT);
        send(HttpMethod.GET, ARTICLES, null, bearer(issued)).expect(200);
        database.sql("update access_token set created_at = :then, expires_at = :now where id = :id")
                .bind("then", Instant.now().minus(Duration.ofDays(9)))
                .bind("now", Instant.now())
                .bind("id", issued.token().id())
                .then()
                .block(LIMIT);
        send(HttpMethod.GET, ARTICLES, null, bearer(issued)).expect(401, "unauthenticated");
    }

    @Test
    void refusesARevokedTokenFromTheNextRequestOn() {
        var issued = tokens.create(order("write"), Actor.COMMAND).block(LIMIT);
        send(HttpMethod.GET, ARTICLES, null, bearer(issued)).expect(200);
        send(HttpMethod.DELETE, "/api/v1/newsroom/tokens/" + issued.token().id(), null, authorized())
                .expect(204);
        send(HttpMethod.GET, ARTICLES, null, bearer(issued)).expect(401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /articles, write",
        "HEAD, /articles, write",
        "POST, /articles, write",
        "GET, /articles/" + NOBODY + ", write",
        "PUT, /articles/" + NOBODY + ", write",
        "GET, /articles/" + NOBODY + "/revisions, write",
        "POST, /articles/" + NOBODY + "/publish, publish",
        "POST, /articles/" + NOBODY + "/correct, publish",
        "POST, /articles/" + NOBODY + "/takedown, publish",
        "POST, /articles/" + NOBODY + "/kill, publish",
        "GET, /comments, moderate",
        "POST, /comments/1/approve, moderate",
        "GET, /tokens, admin",
        "POST, /tokens, admin",
        "DELETE, /tokens/" + NOBODY + ", admin",
        "GET, /audit, admin"
    })
    void opensEachRouteToItsScopeAlone(String method, String route, String scope) {
        var others = List.of("write", "publish", "moderate", "admin").stream()
                .filter(other -> !other.equals(scope))
                .toArray(String[]::new);
        var path = NewsroomGate.NEWSROOM + route;
        var refused = send(HttpMethod.valueOf(method), path, null, bearer(issued(others)));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers().getFirst(HttpHeaders.WWW_AUTHENTICATE))
                .isEqualTo("Bearer realm=\"newsroom\", error=\"insufficient_scope\", scope=\"" + scope + '"');
        assertThat(send(HttpMethod.valueOf(method), path, null, bearer(issued(scope)))
                        .status())
                .isNotIn(401, 403, 500);
        assertThat(send(HttpMethod.valueOf(method), path, null, Map.of()).status())
                .isEqualTo(401);
    }

    @Test
    void namesTheScopeThatIsMissing() {
        var refused = send(HttpMethod.GET, "/api/v1/newsroom/audit", null, bearer(issued("write")))
                .expect(403, "forbidden");
        assertThat(refused.text("/scope")).isEqualTo("admin");
        assertThat(refused.text("/detail")).contains("`admin`");
    }

    @Test
    void refusesToPublishWithTheScopeToWriteOnly() {
        var writer = bearer(issued("write"));
        var article = json(Map.of("title", "Sly", "section", "S", "bodyHtml", "<p>x</p>", "publish", true));
        assertThat(send(HttpMethod.POST, ARTICLES, article, writer)
                        .expect(403, "forbidden")
                        .text("/scope"))
                .isEqualTo("publish");
        assertThat(count("select count(*) from article where title = 'Sly'")).isZero();
        send(HttpMethod.POST, ARTICLES, article("Honest", "<p>x</p>"), writer).expect(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/%6Eewsroom/articles",
                "/api/v1/newsroom/%61rticles",
                "/api/v1/newsroom;x=1/articles",
                "/api/v1/newsroom/articles;x=1",
                "/api/v1/newsroom/articles/",
                "/api/v1//newsroom/articles",
                "//api/v1/newsroom/articles",
                "/api/v1/x/../newsroom/articles",
                "/api/v1/newsroom/./articles",
                "/api/v1/newsroom%2Farticles",
                "/api/v1/newsroom%2farticles",
                "/API/V1/NEWSROOM/ARTICLES",
                "/api/v1/newsroom"
            })
    void cannotBeBypassedByAnotherSpelling(String path) {
        var answer = send(HttpMethod.GET, path, null, Map.of());
        assertThat(answer.status()).isIn(308, 400, 401, 404);
        if (answer.status() == 308) {
            assertThat(answer.headers().getFirst("Location")).isEqualTo("/api/v1/newsroom/articles");
        }
    }

    @Test
    void addsNothingToAnswersForReaders() {
        for (var path : List.of("/", "/api/v1/feed", "/livez", "/docs", "/api/v1/nothing", "/api/v1/newsroommates")) {
            var headers = read(path).headers();
            assertThat(headers.headerNames())
                    .as(path)
                    .doesNotContainAnyElementsOf(Set.of(
                            "WWW-Authenticate",
                            "X-Frame-Options",
                            "X-XSS-Protection",
                            "Pragma",
                            "Expires",
                            "Set-Cookie"));
        }
        assertThat(read("/api/v1/feed").headers().getCacheControl()).contains("s-maxage");
        var withToken = send(HttpMethod.GET, "/api/v1/feed", null, Map.of("Authorization", "Bearer garbage"));
        withToken.expect(200);
    }

    @Test
    void forbidsCachingOfItsAnswers() {
        var draft = draft("Not to be kept");
        for (var path : List.of(ARTICLES, ARTICLES + "/" + draft.id(), ARTICLES + "/" + draft.id() + "/revisions")) {
            assertThat(get(path).expect(200).headers().getCacheControl()).isEqualTo("no-store");
        }
        assertThat(draft.headers().getCacheControl()).isEqualTo("no-store");
    }

    private static TokenRequest order(String... scopes) {
        return TokenRequest.of("Somebody", List.of(scopes), 1);
    }

    private Tokens.Issued issued(String... scopes) {
        return tokens.create(order(scopes), Actor.COMMAND).block(LIMIT);
    }

    private static Map<String, String> bearer(Tokens.Issued issued) {
        return bearer(issued.text().value());
    }

    private static Map<String, String> bearer(String text) {
        return Map.of("Authorization", "Bearer " + text);
    }
}
