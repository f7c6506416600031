package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.access.TokenRequest;
import dev.unspool.ledger.Actor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Audience figures in the newsroom's API. */
class AudienceFiguresTest extends NewsroomApiTest {

    @Test
    void showsTheFiguresOfAnArticle() {
        var id = draft("Read by few").id();
        assertThat(get(ARTICLES + "/" + id + "/audience").expect(200).json().toString())
                .isEqualTo("{\"id\":\"" + id + "\",\"views\":0,\"depth\":{\"average\":null,\"quarter\":0,\"half\":0,"
                        + "\"threeQuarters\":0,\"whole\":0},\"shares\":{\"all\":0,\"facebook\":0,\"x\":0,\"linkedin\":0,"
                        + "\"copy\":0,\"sheet\":0}}");
        database.sql("insert into article_audience values (:id, 3, 160, 3, 2, 0, 0, 1, 0, 0, 4, 0)")
                .bind("id", UUID.fromString(id))
                .then()
                .block(LIMIT);
        var told = get(ARTICLES + "/" + id + "/audience").expect(200);
        assertThat(told.json().at("/views").asInt()).isEqualTo(3);
        assertThat(told.json().at("/depth/average").asDouble()).isEqualTo(53.3);
        assertThat(told.json().at("/shares/all").asInt()).isEqualTo(5);
        assertThat(told.headers().getCacheControl()).isEqualTo("no-store");
    }

    @Test
    void showsThemOnlyWithTheScopeToWrite() {
        var id = draft("Locked").id();
        var address = ARTICLES + "/" + id + "/audience";
        read(address).expect(401, "unauthenticated");
        var moderator = tokens.create(TokenRequest.of("Moderator", List.of("moderate"), 1), Actor.COMMAND)
                .block(LIMIT);
        send(
                        HttpMethod.GET,
                        address,
                        null,
                        Map.of("Authorization", "Bearer " + moderator.text().value()))
                .expect(403, "forbidden");
        get(ARTICLES + "/" + UUID.randomUUID() + "/audience").expect(404, "not-found");
        get(ARTICLES + "/x/audience").expect(404, "not-found");
    }
}
