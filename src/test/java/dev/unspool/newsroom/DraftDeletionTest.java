package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.access.TokenRequest;
import dev.unspool.ledger.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Drafts that were never published can be deleted. */
class DraftDeletionTest extends NewsroomApiTest {

    @Test
    void deletesADraftForGood() {
        var draft = draft("Serendipitous draft");
        var path = ARTICLES + "/" + draft.id();
        delete(path, draft.etag()).expect(204);
        get(path).expect(404, "not-found");
        delete(path, draft.etag()).expect(204);
        delete(path, "\"d7\"").expect(204);
        put(path, article("Back", "<p>x</p>"), draft.etag()).expect(404, "not-found");
        post(path + "/publish", null, draft.etag()).expect(404, "not-found");
        assertThat(get(ARTICLES + "?limit=1").expect(200).text("/items/0/id")).isNotEqualTo(draft.id());
        assertThat(count("select count(*) from draft where title like '%Serendipitous%'"))
                .isZero();
        assertThat(count("select count(*) from audit_log where action = 'deleted' and article_id = '" + draft.id()
                        + "'"))
                .isOne();
        assertThat(get("/api/v1/newsroom/audit?limit=1").expect(200).text("/items/0/action"))
                .isEqualTo("deleted");
    }

    @Test
    void refusesToDeleteWhatIsNoDraft() {
        var published = published("Read by many");
        var refused = delete(ARTICLES + "/" + published.id(), published.etag()).expect(422, "validation-failed");
        assertThat(refused.text("/errors/0/field")).isEqualTo("status");
        assertThat(refused.text("/errors/0/message")).contains("published").contains("taken down");
        var draft = draft("Killed before");
        var killed = post(ARTICLES + "/" + draft.id() + "/kill", "{\"notice\": \"Gone.\"}")
                .expect(200);
        delete(ARTICLES + "/" + draft.id(), killed.etag()).expect(422, "validation-failed");
        get(ARTICLES + "/" + draft.id()).expect(200);
    }

    @Test
    void deletesOnlyTheEditionThatWasRead() {
        var draft = draft("Saved since");
        var path = ARTICLES + "/" + draft.id();
        put(path, article("Saved since", "<p>More.</p>"), draft.etag()).expect(200);
        send(HttpMethod.DELETE, path, null, authorized()).expect(428, "precondition-required");
        delete(path, draft.etag()).expect(412, "version-conflict");
        get(path).expect(200);
        delete(ARTICLES + "/01900000-0000-7000-8000-000000000000", draft.etag()).expect(404, "not-found");
    }

    @Test
    void tellsARepeatedRequestThatItsDraftIsGone() {
        var headers = with("Idempotency-Key", "made-and-deleted");
        var draft = send(HttpMethod.POST, ARTICLES, "{}", headers).expect(201);
        delete(ARTICLES + "/" + draft.id(), draft.etag()).expect(204);
        send(HttpMethod.POST, ARTICLES, "{}", headers).expect(404, "not-found");
        assertThat(count("select count(*) from draft where id = '" + draft.id() + "'"))
                .isZero();
    }

    @Test
    void keepsOnlyAHashOfTheKeyOfADeletedDraft() {
        var headers = with("Idempotency-Key", "callipygian-headline");
        var draft = send(HttpMethod.POST, ARTICLES, "{}", headers).expect(201);
        delete(ARTICLES + "/" + draft.id(), draft.etag()).expect(204);
        assertThat(count("select count(*) from idempotency_key k where k::text like '%callipygian%'"))
                .isZero();
        send(HttpMethod.POST, ARTICLES, "{}", headers).expect(404, "not-found");
        send(HttpMethod.POST, ARTICLES, "{ }", headers).expect(422, "idempotency-key-reused");
    }

    @Test
    void deletesAScheduledDraftOnlyForWhoMayPublish() {
        var draft = draft("Under embargo, and scheduled");
        var path = ARTICLES + "/" + draft.id();
        var at = Instant.now().plus(Duration.ofDays(2)).toString();
        for (var action : List.of("embargo", "publish")) {
            post(path + "/schedules", json(Map.of("action", action, "at", at)), draft.etag())
                    .expect(201);
        }
        var request = TokenRequest.of("Writer", List.of("write"), 1);
        var writer = tokens.create(request, Actor.COMMAND).block(LIMIT).text().value();
        var refused = send(
                        HttpMethod.DELETE,
                        path,
                        null,
                        Map.of("Authorization", "Bearer " + writer, "If-Match", draft.etag()))
                .expect(422, "validation-failed");
        assertThat(refused.text("/errors/0/code")).isEqualTo("scheduled");
        get(path).expect(200);
        delete(path, draft.etag()).expect(204);
        assertThat(count("select count(*) from schedule where article_id = '" + draft.id() + "'"))
                .isZero();
        assertThat(count("select count(distinct action) from audit_log where article_id = '" + draft.id()
                        + "' and action in ('publish-unscheduled', 'embargo-unscheduled', 'deleted')"))
                .isEqualTo(3);
    }

    @Test
    void letsOneOfDeletingSavingAndPublishingWin() throws Exception {
        for (var round = 0; round < 5; round++) {
            var draft = draft("Wanted by three " + round);
            var path = ARTICLES + "/" + draft.id();
            var answers = atOnce(3, i -> switch (i) {
                case 0 -> delete(path, draft.etag());
                case 1 -> put(path, article("Saved", "<p>x</p>"), draft.etag());
                default -> post(path + "/publish", null, draft.etag());
            });
            var statuses = answers.stream().map(Answer::status).toList();
            assertThat(statuses).containsAnyOf(200, 204).containsAnyOf(404, 412);
            assertThat(statuses.stream().filter(status -> status < 300)).hasSize(1);
            assertThat(get(path).status()).isEqualTo(statuses.get(0) == 204 ? 404 : 200);
            assertThat(List.of(0L, 1L)).contains(count("select count(*) from article where id = '" + draft.id() + "'"));
        }
    }

    private Answer delete(String path, String ifMatch) {
        return send(HttpMethod.DELETE, path, null, with("If-Match", ifMatch));
    }
}
