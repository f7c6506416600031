package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** Concurrent changes of one article, and repeated requests. */
class DeskConcurrencyTest extends NewsroomApiTest {

    private static final int AT_ONCE = 20;

    @Test
    void acceptsOneOfTwoConcurrentCorrectionsAndRefusesTheOther() throws Exception {
        for (var round = 0; round < 5; round++) {
            var published = published("Read by two " + round);
            var answers = atOnce(
                    2,
                    i -> post(
                            ARTICLES + "/" + published.id() + "/correct",
                            json(Map.of("title", "By " + i, "note", "Corrected by " + i)),
                            published.etag()));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
            var now = get(ARTICLES + "/" + published.id());
            var lost = answers.stream().filter(answer -> answer.status() == 412).findFirst();
            assertThat(lost.orElseThrow().text("/etag")).isEqualTo(now.etag());
            assertThat(lost.orElseThrow().json().get("version").asInt()).isEqualTo(2);
            assertThat(read("/api/v1/articles/" + published.id())
                            .json()
                            .get("corrections")
                            .size())
                    .isOne();
        }
    }

    @Test
    void acceptsOneOfManyConcurrentSavesOfADraft() throws Exception {
        var draft = draft("Saved by many");
        var answers = atOnce(8, i -> put(ARTICLES + "/" + draft.id(), article("By " + i, "<p>x</p>"), draft.etag()));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void publishesADraftOnceAndWithItsLastSave() throws Exception {
        for (var round = 0; round < 5; round++) {
            var draft = draft("Published by many " + round);
            var number = count("select number from change_log_head");
            var answers = atOnce(
                    6,
                    i -> i % 2 == 0
                            ? post(ARTICLES + "/" + draft.id() + "/publish", null, draft.etag())
                            : put(ARTICLES + "/" + draft.id(), article("Saved by " + i, "<p>x</p>"), draft.etag()));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 412);
            var isPublished = get(ARTICLES + "/" + draft.id()).text("/status").equals("published");
            assertThat(count("select number from change_log_head")).isEqualTo(number + (isPublished ? 1 : 0));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void createsOneArticlePerIdempotencyKey(boolean publish) throws Exception {
        var article = json(Map.of("title", "Once", "section", "S", "bodyHtml", "<p>x</p>", "publish", publish));
        var headers = with("Idempotency-Key", "once-" + publish);
        var head = count("select seq from change_log_head");
        var answers = atOnce(AT_ONCE, i -> send(HttpMethod.POST, ARTICLES, article, headers));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::id).containsOnly(answers.get(0).id());
        assertThat(answers).extracting(Answer::etag).containsOnly(answers.get(0).etag());
        assertThat(answers)
                .extracting(answer -> answer.headers().getLocation())
                .containsOnly(answers.get(0).headers().getLocation());
        assertThat(count("select seq from change_log_head")).isEqualTo(head + (publish ? 1 : 0));
        assertThat(count("select count(*) from audit_log where article_id = '"
                        + answers.get(0).id() + "'"))
                .isOne();
    }

    @Test
    void refusesAnIdempotencyKeyWithADifferentRequest() {
        var headers = with("Idempotency-Key", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"");
        var first = send(HttpMethod.POST, ARTICLES, article("First", "<p>x</p>"), headers)
                .expect(201);
        send(HttpMethod.POST, ARTICLES, article("Second", "<p>x</p>"), headers).expect(422, "idempotency-key-reused");
        assertThat(send(HttpMethod.POST, ARTICLES, article("First", "<p>x</p>"), headers)
                        .expect(201)
                        .id())
                .isEqualTo(first.id());
    }

    @Test
    void separatesTheIdempotencyKeysOfTwoTokens() {
        var mine = send(HttpMethod.POST, ARTICLES, article("Mine", "<p>x</p>"), with("Idempotency-Key", "same"))
                .expect(201);
        createATokenWithEveryScope();
        var yours = send(HttpMethod.POST, ARTICLES, article("Yours", "<p>x</p>"), with("Idempotency-Key", "same"))
                .expect(201);
        assertThat(yours.id()).isNotEqualTo(mine.id());
    }

    @Test
    void forgetsAnIdempotencyKeyAfterADay() {
        var headers = with("Idempotency-Key", "yesterday");
        var first = send(HttpMethod.POST, ARTICLES, article("Yesterday", "<p>x</p>"), headers)
                .expect(201);
        database.sql("update idempotency_key set at = at - interval '25 hours' where key = 'yesterday'")
                .then()
                .block(LIMIT);
        var second = send(HttpMethod.POST, ARTICLES, article("Today", "<p>x</p>"), headers)
                .expect(201);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(send(HttpMethod.POST, ARTICLES, article("Today", "<p>x</p>"), headers)
                        .expect(201)
                        .id())
                .isEqualTo(second.id());
    }

    @Test
    void doesNotUseUpAnIdempotencyKeyForARefusedRequest() {
        var headers = with("Idempotency-Key", "mended");
        send(HttpMethod.POST, ARTICLES, "{\"title\": \"No body\", \"publish\": true}", headers)
                .expect(422, "validation-failed");
        send(HttpMethod.POST, ARTICLES, article("With a body", "<p>x</p>"), headers)
                .expect(201);
    }

    @Test
    void leavesNoGapsInNumbersWhenManyPublishAtOnce() throws Exception {
        var head = count("select number from change_log_head");
        var answers = atOnce(AT_ONCE, i -> published("Together"));
        var numbers = answers.stream().map(answer -> answer.json().get("number").asLong());
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, AT_ONCE)
                        .mapToObj(i -> head + i)
                        .toList());
        assertThat(answers).extracting(answer -> answer.text("/slug")).doesNotHaveDuplicates();
    }
}
