package dev.unspool.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.unspool.article.Author;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.Image;
import dev.unspool.article.Tag;
import dev.unspool.ingest.NameNote.ReadName;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ImportedArticleJsonTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void readsAllFieldsOfAnArticle() {
        var submission = ImportedArticleJson.read("""
                {"id": "a-1", "url": "https://a.example/1", "title": " Two\\tseals\\u00a0on  a\\nrock ", "section": "Sea",
                 "tags": ["Seals", " ", "Rocks"], "author": "Ada Writer", "translator": "Bo", "published_at": "1908-02-29T12:00:00.1234567+02:00",
                 "language": "zh-cn", "summary": "Short.", "body_html": "<p>Long.</p>", "unknown": {"x": 1},
                 "image": {"url": "https://a.example/p.jpg", "width": 20, "height": 10, "alt": "Seals"},
                 "source": "The Rock", "licence": "CC-BY-4.0"}""".replace("\n", " "));
        var draft = submission.draft();
        assertThat(draft.sourceId()).isEqualTo("a-1");
        assertThat(draft.header().title()).isEqualTo("Two seals\u00a0on a rock");
        assertThat(draft.header().standfirst()).isEqualTo("Short.");
        assertThat(draft.body()).isEqualTo(new Body("<p>Long.</p>", Body.Form.HTML));
        assertThat(draft.filing().section().name()).isEqualTo("Sea");
        assertThat(draft.filing().tags()).extracting(Tag::name).containsExactly("Seals", "Rocks");
        assertThat(draft.filing().author().name()).isEqualTo("Ada Writer");
        assertThat(draft.header().image()).isEqualTo(new Image("https://a.example/p.jpg", 20, 10, "Seals"));
        assertThat(draft.filing().language().tag()).isEqualTo("zh-CN");
        assertThat(draft.publishedAt()).isEqualTo(Instant.parse("1908-02-29T10:00:00.123456Z"));
        assertThat(submission.credit().source()).isEqualTo("The Rock");
        assertThat(submission.credit().translator()).isEqualTo("Bo");
    }

    @Test
    void readsSeveralAuthorsInTheirOrder() {
        var submission = ImportedArticleJson.read("""
                {"id": "a-1", "title": "T", "section": "Sea", "language": "en", "body_html": "<p>Long.</p>",
                 "authors": ["Ada Writer", {"id": "7", "name": "Bo\u00a0Baker", "role": "photographs"}, "By Cy Clark and Di Dunn", " "]}""".replace("\n", " "));
        assertThat(submission.draft().filing().authors())
                .extracting(Author::name, Author::sourceId, Author::role)
                .containsExactly(
                        tuple("Ada Writer", null, null),
                        tuple("Bo Baker", "7", "photographs"),
                        tuple("Cy Clark", null, null),
                        tuple("Di Dunn", null, null));
        assertThat(submission.changed())
                .containsExactly(new ReadName("author", "By Cy Clark and Di Dunn", List.of("Cy Clark", "Di Dunn")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"author", "published_at", "summary", "image", "tags", "url", "source", "licence", "translator"})
    void readsAnArticleWithoutAnOptionalField(String field) {
        var without = article();
        without.remove(field);
        ImportedArticleJson.read(JSON.writeValueAsString(without));
        without.put(field, null);
        ImportedArticleJson.read(JSON.writeValueAsString(without));
    }

    @ParameterizedTest
    @CsvSource({"status,draft", "status,Private", "visibility,members", "draft,true", "published,false", "password,x"})
    void refusesALineThatSaysItselfThatItIsNotPublic(String field, String value) {
        var article = article();
        article.put(field, value);
        assertThat(catchThrowableOfType(
                                DraftRejected.class, () -> ImportedArticleJson.read(JSON.writeValueAsString(article)))
                        .faults())
                .extracting(fault -> fault.field() + " " + fault.code())
                .containsExactly("line unpublished");
    }

    @Test
    void readsALineThatSaysThatItIsPublic() {
        var article = article();
        article.put("status", "published");
        article.put("draft", false);
        article.put("visibility", "public");
        ImportedArticleJson.read(JSON.writeValueAsString(article));
    }

    @Test
    void readsAPlainTextBody() {
        var article = article();
        article.remove("body_html");
        article.put("body_text", "One.\n\nTwo.");
        assertThat(ImportedArticleJson.read(JSON.writeValueAsString(article))
                        .draft()
                        .body())
                .isEqualTo(new Body("One.\n\nTwo.", Body.Form.PLAIN_TEXT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id | null | id",
                "id | `\"  \"` | id",
                "id | 7 | id",
                "title | null | title",
                "title | `\"\"` | title",
                "title | `[\"a\"]` | title",
                "title | `\"a\\u0000b\"` | title",
                "title | `\"a\\ud83d b\"` | title",
                "section | null | section",
                "section | true | section",
                "language | null | language",
                "language | `\"en_US!\"` | language",
                "language | `\"not a language\"` | language",
                "tags | `\"a\"` | tags",
                "tags | `[\"a\", 1]` | tags",
                "tags | `[null]` | tags",
                "tags | `[\"a\\u0000\"]` | tags",
                "author | 7 | author",
                "author | `{\"nom\": \"a\"}` | author.name",
                "author | `[\"a\", 1]` | author[1]",
                "authors | `{\"name\": \"a\"}` | authors",
                "author | `\"\\udc00\"` | author",
                "published_at | `\"2015-01-21\"` | published_at",
                "published_at | `\"2015-01-21T13:00:03\"` | published_at",
                "published_at | `\"2015-02-30T13:00:03Z\"` | published_at",
                "published_at | `\"yesterday\"` | published_at",
                "published_at | 1421845203 | published_at",
                "published_at | `\"0044-03-15T12:00:00Z\"` | published_at",
                "summary | 1 | summary",
                "body_html | null | body",
                "body_html | `\"\"` | body",
                "body_html | `{\"html\": \"x\"}` | body_html",
                "body_html | `\"<p>a\\u0000\"` | body",
                "body_text | `\"both\"` | body",
                "image | `\"https://a.example/p.jpg\"` | image",
                "image | {} | image.url",
                "image | `{\"url\": \"/p\", \"width\": \"20\"}` | image.width",
                "image | `{\"url\": \"/p\", \"height\": 1.5}` | image.height",
                "image | `{\"url\": \"/p\", \"alt\": [\"x\"]}` | image.alt",
                "source | 5 | source",
            })
    void refusesValuesOfBrokenExports(String field, String value, String faulty) {
        var article = article();
        article.put(field, JSON.readTree(value));
        assertThat(faults(JSON.writeValueAsString(article))).containsExactly(faulty);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{} {}",
                "{\"id\": 1, \"id\": 2}",
                "{'id': 1}",
                "{\"id\": NaN}",
                "<p>no</p>"
            })
    void refusesALineThatIsNotAnObject(String line) {
        assertThat(faults(line)).containsExactly("line");
    }

    @Test
    void reportsEveryFault() {
        assertThat(faults("{\"title\": 1, \"tags\": 2, \"published_at\": \"now\", \"body_html\": \"x\"}"))
                .containsExactlyInAnyOrder("id", "title", "section", "tags", "language", "published_at");
    }

    @Test
    void refusesDeepNesting() {
        assertThat(faults("{\"id\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .containsExactly("line");
    }

    private static List<String> faults(String line) {
        var rejected = catchThrowableOfType(DraftRejected.class, () -> ImportedArticleJson.read(line));
        assertThat(rejected).as(line).isNotNull();
        return rejected.faults().stream().map(DraftRejected.Fault::field).toList();
    }

    private static Map<String, Object> article() {
        var article = new LinkedHashMap<String, Object>();
        article.put("id", "a-1");
        article.put("url", "https://a.example/1");
        article.put("title", "Title");
        article.put("section", "Sea");
        article.put("tags", Arrays.asList("a", "b"));
        article.put("author", "Ada");
        article.put("published_at", "2015-01-21T13:00:03Z");
        article.put("language", "en");
        article.put("summary", "Short.");
        article.put("body_html", "<p>Long.</p>");
        article.put("image", null);
        article.put("source", "The Rock");
        article.put("licence", "CC0-1.0");
        return article;
    }
}
