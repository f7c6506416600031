package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** A refused change comes back with the article as it is now, to be compared. */
class EditConflictTest extends NewsroomApiTest {

    @Test
    void carriesTheArticleAsTheNewsroomReadsIt() {
        var draft = draft("Read by two");
        var path = ARTICLES + "/" + draft.id();
        put(path, article("Saved by one", "<p>One.</p>"), draft.etag()).expect(200);
        var now = get(path).expect(200);
        var refused =
                put(path, article("Saved by two", "<p>Two.</p>"), draft.etag()).expect(412, "version-conflict");
        assertThat(refused.json().get("current")).isEqualTo(now.json());
        assertThat(refused.text("/etag")).isEqualTo(now.etag());
        var published = post(path + "/publish", null, now.etag()).expect(200);
        for (var act : new String[] {"/publish", "/correct", "/takedown"}) {
            var body = act.equals("/publish")
                    ? "{}"
                    : json(act.equals("/correct") ? Map.of("title", "x", "note", "n") : Map.of("notice", "n"));
            var late = post(path + act, body, now.etag()).expect(412, "version-conflict");
            assertThat(late.text("/current/status")).isEqualTo("published");
            assertThat(late.text("/current/bodyHtml")).isEqualTo("<p>One.</p>");
            assertThat(late.text("/etag")).isEqualTo(published.etag());
        }
        var deleted = send(HttpMethod.DELETE, path, null, with("If-Match", now.etag()))
                .expect(412, "version-conflict");
        assertThat(deleted.text("/current/etag")).isEqualTo(published.etag());
    }

    @Test
    void showsNothingOfAKilledArticle() {
        for (var made : new Answer[] {draft("To be killed"), published("To be killed too")}) {
            var path = ARTICLES + "/" + made.id();
            var killed = post(path + "/kill", "{\"notice\": \"Gone.\"}").expect(200);
            var refused = put(path, article("Saved", "<p>x</p>"), made.etag()).expect(412, "version-conflict");
            assertThat(refused.json().has("current")).isFalse();
            assertThat(refused.text("/etag")).isEqualTo(killed.etag());
        }
    }

    @Test
    void leavesOutABodyThatIsTooLongForAnAnswer() {
        var draft = post(ARTICLES, article("Long", "<p>" + "x".repeat(EditConflicts.MAX_BODY) + "</p>"))
                .expect(201);
        var refused = put(ARTICLES + "/" + draft.id(), article("Other", "<p>x</p>"), "\"d9\"")
                .expect(412, "version-conflict");
        assertThat(refused.text("/current/title")).isEqualTo("Long");
        assertThat(refused.json().at("/current/bodyHtml").isMissingNode()).isTrue();
    }
}
