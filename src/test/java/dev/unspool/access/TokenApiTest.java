package dev.unspool.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.newsroom.NewsroomApiTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** Creating, using and revoking access tokens by the API. */
class TokenApiTest extends NewsroomApiTest {

    private static final String TOKENS = "/api/v1/newsroom/tokens";

    @Test
    void showsATokenOnceAndKeepsOnlyItsHash() {
        var made = create("Wire", "write").expect(201);
        var text = made.text("/token");
        assertThat(TokenText.parse(text)).isPresent();
        assertThat(made.headers().getLocation().getPath()).isEqualTo(TOKENS + "/" + made.id());
        assertThat(Duration.between(Instant.parse(made.text("/createdAt")), Instant.parse(made.text("/expiresAt"))))
                .isEqualTo(Duration.ofDays(90));
        send(HttpMethod.GET, ARTICLES, null, Map.of("Authorization", "bearer " + text))
                .expect(200);
        var listed = get(TOKENS + "?limit=1").expect(200);
        assertThat(listed.text("/items/0/id")).isEqualTo(made.id());
        assertThat(listed.json().at("/items/0").has("token")).isFalse();
        assertThat(listed.text("/items/0/lastUsedAt")).isNotBlank();
        var kept = database.sql("select t::text from access_token t")
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block(LIMIT);
        assertThat(String.join("\n", kept)).doesNotContain(text.substring(8, 40));
    }

    @Test
    void recordsTheLastUseToTheMinute() {
        var made = create("Busy", "write").expect(201);
        var holder = Map.of("Authorization", "Bearer " + made.text("/token"));
        send(HttpMethod.GET, ARTICLES, null, holder).expect(200);
        var used = "select (extract(epoch from last_used_at) * 1000000)::bigint from access_token where id = '"
                + made.id() + "'";
        var first = count(used);
        send(HttpMethod.GET, ARTICLES, null, holder).expect(200);
        assertThat(count(used)).isEqualTo(first);
        database.sql("update access_token set last_used_at = last_used_at - interval '2 minutes' where id = :id")
                .bind("id", UUID.fromString(made.id()))
                .then()
                .block(LIMIT);
        send(HttpMethod.GET, ARTICLES, null, holder).expect(200);
        assertThat(count(used)).isGreaterThanOrEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name",
                "{`name`: `x`} | scopes",
                "{`name`: `x`, `scopes`: []} | scopes",
                "{`name`: `x`, `scopes`: [`root`]} | scopes",
                "{`name`: `x`, `scopes`: [`WRITE`]} | scopes",
                "{`name`: `x`, `scopes`: `write`} | scopes",
                "{`name`: ` `, `scopes`: [`write`]} | name",
                "{`name`: 1, `scopes`: [`write`]} | name",
                "{`name`: `x`, `scopes`: [`write`], `days`: 0} | days",
                "{`name`: `x`, `scopes`: [`write`], `days`: 366} | days",
                "{`name`: `x`, `scopes`: [`write`], `days`: -1} | days",
                "{`name`: `x`, `scopes`: [`write`], `days`: 1.5} | days",
                "{`name`: `x`, `scopes`: [`write`], `day`: 1} | day",
            })
    void namesTheFaultyFieldOfARequest(String order, String field) {
        var refused = post(TOKENS, order.replace('`', '"')).expect(422, "validation-failed");
        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(each -> each.get("field").asString()))
                .contains(field);
    }

    @Test
    void listsAllTokensPageByPage() {
        for (var i = 0; i < 3; i++) {
            create("Listed " + i, "write").expect(201);
        }
        var ids = new ArrayList<String>();
        var query = "?limit=2";
        while (!query.isEmpty()) {
            var page = get(TOKENS + query).expect(200).json();
            page.get("items").forEach(item -> ids.add(item.get("id").asString()));
            query = page.at("/page/hasMore").asBoolean()
                    ? "?limit=2&cursor=" + page.at("/page/next").asString()
                    : "";
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat((long) ids.size()).isEqualTo(count("select count(*) from access_token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "01900000-0000-7000-8000-000000000000"})
    void answers404WhenRevokingAnUnknownToken(String id) {
        send(HttpMethod.DELETE, TOKENS + "/" + id, null, authorized()).expect(404, "not-found");
    }

    private Answer create(String name, String scope) {
        return post(TOKENS, json(Map.of("name", name, "scopes", List.of(scope))));
    }
}
