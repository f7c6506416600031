package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** The audit log records everything that is done, and nothing else. */
class AuditTest extends NewsroomApiTest {

    private static final String AUDIT = "/api/v1/newsroom/audit";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void recordsWhoDidWhatToWhichArticle() {
        var draft = draft("Audited");
        var saved = put(ARTICLES + "/" + draft.id(), article("Audited", "<p>Better.</p>"), draft.etag());
        var published = traced("/publish", draft.id(), null, saved.etag());
        var corrected = traced("/correct", draft.id(), "{\"title\": \"Put right\", \"note\": \"n\"}", published.etag());
        var down = traced("/takedown", draft.id(), "{\"notice\": \"n\"}", corrected.etag());
        traced("/kill", draft.id(), "{\"notice\": \"n\"}", down.etag());

        var entries = acts(draft.id());
        assertThat(entries)
                .extracting(entry -> entry.get("action").asString())
                .containsExactly("kill", "takedown", "corrected", "published", "edited", "drafted");
        assertThat(entries).extracting(entry -> entry.get("version").asInt(0)).containsExactly(4, 3, 2, 1, 0, 0);
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.get("actorName").asString()).isEqualTo("Night desk");
            assertThat(entry.get("actor").asString()).isNotBlank();
            assertThat(entry.get("traceId").asString()).hasSize(32);
            assertThat(entry.get("at").asString()).isNotBlank();
        });
        assertThat(entries.subList(0, 4))
                .extracting(entry -> entry.get("traceId").asString())
                .containsOnly(TRACE);
        assertThat(entries.get(0).get("textHash").asString()).hasSize(64);
    }

    @Test
    void doesNotRecordRefusedRequests() {
        var published = published("Left alone");
        var before = count("select count(*) from audit_log");
        post(ARTICLES + "/" + published.id() + "/correct", "{\"title\": \"x\", \"note\": \"n\"}", "\"v9\"")
                .expect(412);
        post(ARTICLES + "/" + published.id() + "/publish", null, published.etag())
                .expect(422);
        post(ARTICLES, "{\"publish\": true}").expect(422);
        send(HttpMethod.POST, ARTICLES, "{}", Map.of()).expect(401);
        assertThat(count("select count(*) from audit_log")).isEqualTo(before);
    }

    @Test
    void recordsWhoCreatedAndRevokedAToken() {
        var order = json(Map.of("name", "Wire", "scopes", List.of("write")));
        var made = post("/api/v1/newsroom/tokens", order).expect(201);
        for (var i = 0; i < 2; i++) {
            send(HttpMethod.DELETE, "/api/v1/newsroom/tokens/" + made.id(), null, authorized())
                    .expect(204);
        }
        var entries = get(AUDIT + "?limit=2").expect(200);
        assertThat(entries.text("/items/0/action")).isEqualTo("token-revoked");
        assertThat(entries.text("/items/1/action")).isEqualTo("token-created");
        assertThat(entries.text("/items/0/token")).isEqualTo(made.id());
        assertThat(String.valueOf(entries.json())).doesNotContain(made.text("/token"));
    }

    @Test
    void isListedPageByPage() {
        for (var i = 0; i < 5; i++) {
            draft("Entry " + i);
        }
        var total = count("select count(*) from audit_log");
        var ids = new ArrayList<Long>();
        var query = "?limit=100";
        while (!query.isEmpty()) {
            var page = get(AUDIT + query).expect(200).json();
            page.get("items").forEach(item -> ids.add(item.get("id").asLong()));
            query = page.at("/page/hasMore").asBoolean()
                    ? "?limit=100&cursor=" + page.at("/page/next").asString()
                    : "";
        }
        assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat((long) ids.size()).isEqualTo(total);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update audit_log set actor_name = 'nobody'", "delete from audit_log", "truncate audit_log"})
    void cannotBeChangedOrDeleted(String change) {
        draft("Written down");
        assertThatThrownBy(() -> database.sql(change).then().block(LIMIT)).hasMessageContaining("only added to");
    }

    private Answer traced(String act, String id, String body, String etag) {
        var headers = new HashMap<>(with("If-Match", etag));
        headers.put("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
        return send(HttpMethod.POST, ARTICLES + "/" + id + act, body, headers).expect(200);
    }

    private List<JsonNode> acts(String article) {
        return get(AUDIT)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(entry -> article.equals(entry.path("article").asString("")))
                .toList();
    }
}
