package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** A draft may bring an id that its client made, before the first byte of it was saved. */
class ClientIdTest extends NewsroomApiTest {

    @Test
    void keepsTheIdOfTheClientThroughPublication() {
        var id = id(Instant.now());
        var draft = post(ARTICLES, draftWith(id, "Named at home")).expect(201);
        assertThat(draft.id()).isEqualTo(id);
        var published =
                post(ARTICLES + "/" + id + "/publish", null, draft.etag()).expect(200);
        assertThat(published.id()).isEqualTo(id);
        read("/api/v1/articles/" + id).expect(200);
        var again = post(ARTICLES, draftWith(id, "Named at home")).expect(201); // its answer was lost
        assertThat(again.text("/status")).isEqualTo("published");
        var refused = post(ARTICLES, draftWith(id, "Another text")).expect(412, "version-conflict");
        assertThat(refused.json().get("current")).isEqualTo(again.json());
    }

    @Test
    void makesOneDraftOfARepeatedRequest() throws Exception {
        var id = id(Instant.now().minus(Duration.ofDays(400))); // written without a line
        var sent = draftWith(id, "Sent six times");
        var answers = atOnce(6, i -> post(ARTICLES, sent));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::etag).containsOnly("\"d1\"");
        assertThat(count("select count(*) from audit_log where article_id = '" + id + "'"))
                .isOne();
    }

    @Test
    void overwritesNothingUnderAnIdThatIsTaken() throws Exception {
        var id = id(Instant.now());
        var answers = atOnce(
                6,
                i -> send(
                        HttpMethod.POST,
                        ARTICLES,
                        draftWith(id, "Sent by " + i),
                        with("Idempotency-Key", "taken-" + id + i)));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 412);
        var now = get(ARTICLES + "/" + id).expect(200);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 412)
                .allSatisfy(answer -> assertThat(answer.json().get("current")).isEqualTo(now.json()));
        createATokenWithEveryScope();
        post(ARTICLES, draftWith(id, "Sent by a stranger")).expect(412, "version-conflict");
        var published = published("Has its id from here");
        post(ARTICLES, draftWith(published.id(), "x")).expect(412, "version-conflict");
        assertThat(count("select count(*) from draft where id = '" + published.id() + "'"))
                .isZero();
    }

    @Test
    void givesTheIdOfADeletedDraftToNoOther() {
        var id = id(Instant.now());
        var draft = post(ARTICLES, draftWith(id, "First")).expect(201);
        send(HttpMethod.DELETE, ARTICLES + "/" + id, null, with("If-Match", draft.etag()))
                .expect(204);
        var refused = send(HttpMethod.POST, ARTICLES, draftWith(id, "Second"), with("Idempotency-Key", "second-" + id))
                .expect(422, "validation-failed");
        assertThat(refused.text("/errors/0/field")).isEqualTo("id");
        assertThat(refused.text("/errors/0/code")).isEqualTo("taken");
        post(ARTICLES, draftWith(id, "First")).expect(404, "not-found");
        assertThat(count("select count(*) from draft where id = '" + id + "'")).isZero();
    }

    @Test
    void tellsAReusedKeyFromATakenId() {
        var key = with("Idempotency-Key", "key-of-another-" + UUID.randomUUID());
        send(HttpMethod.POST, ARTICLES, draftWith(id(Instant.now()), "First"), key)
                .expect(201);
        var unknown = id(Instant.now());
        send(HttpMethod.POST, ARTICLES, draftWith(unknown, "Second"), key).expect(422, "idempotency-key-reused");
        get(ARTICLES + "/" + unknown).expect(404, "not-found");
    }

    @Test
    void showsNothingOfAKilledArticleThatHasTheId() {
        var id = id(Instant.now());
        post(ARTICLES, draftWith(id, "Abominable words")).expect(201);
        post(ARTICLES + "/" + id + "/kill", "{\"notice\": \"Gone.\"}").expect(200);
        var refused = post(ARTICLES, draftWith(id, "Other words")).expect(412, "version-conflict");
        assertThat(refused.json().has("current")).isFalse();
    }

    @Test
    void refusesAnIdFromTheFuture() {
        var refused = post(ARTICLES, draftWith(id(Instant.now().plus(Duration.ofDays(3))), "Ahead"))
                .expect(422, "validation-failed");
        assertThat(refused.text("/errors/0/field")).isEqualTo("id");
        assertThat(refused.text("/errors/0/code")).isEqualTo("in-future");
    }

    private static String draftWith(String id, String title) {
        return json(Map.of("id", id, "title", title, "section", "Harbour", "bodyHtml", "<p>x</p>"));
    }

    /** Of version 7: 48 bits of time, and a random rest. */
    private static String id(Instant at) {
        var random = UUID.randomUUID();
        var most = at.toEpochMilli() << 16 | 0x7000 | random.getMostSignificantBits() & 0xFFF;
        return new UUID(most, random.getLeastSignificantBits()).toString();
    }
}
