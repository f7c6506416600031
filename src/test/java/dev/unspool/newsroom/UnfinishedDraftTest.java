package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.databind.JsonNode;

/** Drafts are saved as unfinished as they are, and nothing unfinished is published. */
class UnfinishedDraftTest extends NewsroomApiTest {

    @Test
    void savesADraftWithNothing() {
        var draft = post(ARTICLES, "{}").expect(201);
        assertThat(draft.text("/status")).isEqualTo("draft");
        assertThat(draft.text("/title")).isEmpty();
        assertThat(draft.text("/bodyHtml")).isEmpty();
        assertThat(draft.json().get("section").isNull()).isTrue();
        assertThat(draft.json().get("readingMinutes").asInt()).isZero();
        assertThat(fields(draft.json().get("readiness"))).containsExactly("title", "section", "bodyHtml");
        var read = get(ARTICLES + "/" + draft.id()).expect(200);
        assertThat(read.json()).isEqualTo(draft.json());
        var listed = get(ARTICLES + "?limit=1&status=draft").expect(200);
        assertThat(listed.json().at("/items/0/readiness"))
                .isEqualTo(draft.json().get("readiness"));
    }

    @Test
    void publishesADraftOnceItIsFinished() {
        var draft = post(ARTICLES, "{\"title\": \"Only a headline\"}").expect(201);
        assertThat(fields(draft.json().get("readiness"))).containsExactly("section", "bodyHtml");
        var sent = json(Map.of("title", "Only a headline", "standfirst", "And a standfirst.", "bodyHtml", ""));
        var longer = put(ARTICLES + "/" + draft.id(), sent, draft.etag()).expect(200);
        var whole = put(ARTICLES + "/" + draft.id(), article("A whole one", "<p>x</p>"), longer.etag())
                .expect(200);
        assertThat(whole.json().get("readiness")).isEmpty();
        var published = post(ARTICLES + "/" + draft.id() + "/publish", null, whole.etag())
                .expect(200);
        assertThat(published.json().has("readiness")).isFalse();
        assertThat(published.text("/slug")).isEqualTo("a-whole-one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | title section bodyHtml",
                "{`section`: `S`, `bodyHtml`: `<p>x</p>`} | title",
                "{`title`: `T`, `bodyHtml`: `<p>x</p>`} | section",
                "{`title`: `T`, `section`: `S`} | bodyHtml",
                "{`title`: null, `section`: null, `bodyHtml`: null} | title section bodyHtml",
                "{`title`: `\\u200b`, `section`: ` \\u2800`, `bodyHtml`: `<script>x()</script>`} | title section bodyHtml",
            })
    void refusesToPublishAnUnfinishedDraftAndSaysWhatIsMissing(String sent, String missing) {
        var draft = post(ARTICLES, sent.replace('`', '"')).expect(201);
        var before = count("select seq from change_log_head");
        var refused = post(ARTICLES + "/" + draft.id() + "/publish", null, draft.etag())
                .expect(422, "validation-failed");
        assertThat(refused.json().get("errors")).isEqualTo(draft.json().get("readiness"));
        assertThat(fields(refused.json().get("errors"))).containsExactly(missing.split(" "));
        assertThat(get(ARTICLES + "/" + draft.id()).expect(200).json()).isEqualTo(draft.json());
        assertThat(count("select seq from change_log_head")).isEqualTo(before);
        read("/api/v1/articles/" + draft.id()).expect(404, "not-found");
        post(ARTICLES, sent.replace('`', '"').replaceFirst("}$", (sent.equals("{}") ? "" : ",") + "\"publish\": true}"))
                .expect(422, "validation-failed");
    }

    @Test
    void killsAnUnfinishedDraft() {
        var draft = post(ARTICLES, "{\"standfirst\": \"Incandescent words\"}").expect(201);
        var killed = post(ARTICLES + "/" + draft.id() + "/kill", "{\"notice\": \"Gone.\"}")
                .expect(200);
        assertThat(killed.text("/status")).isEqualTo("retracted");
        assertThat(killed.json().has("readiness")).isFalse();
        assertThat(count("select count(*) from draft where standfirst like '%Incandescent%'"))
                .isZero();
    }

    /** Its statements, with their parameters filled in. */
    @Test
    void keepsThePreviousReleaseFromPublishingAnUnfinishedDraft() {
        var draft = post(ARTICLES, "{\"title\": \"Half\", \"section\": \"Harbour\"}")
                .expect(201);
        published("So that there is a section"); // Harbour
        assertThatThrownBy(() ->
                        run("insert into article (id, number, slug, status, version, title, body_html, reading_minutes,"
                                + " section_slug, tag_slugs, tag_names, language, published_at, updated_at)"
                                + " select id, 900001, 'half', 'published', 1, title, body_html, reading_minutes, 'harbour', tag_slugs,"
                                + " tag_names, language, now(), now() from draft where id = '" + draft.id() + "'"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> run("insert into section (slug, public_slug, name) values ('', '', '')"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void run(String sql) {
        database.sql(sql).then().block(LIMIT);
    }

    private static List<String> fields(JsonNode faults) {
        return faults.findValuesAsString("field");
    }
}
