package dev.unspool.format;

import static dev.unspool.format.FormatFiles.article;
import static dev.unspool.format.FormatFiles.articles;
import static dev.unspool.format.FormatFiles.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.format.ForeignArticle.Person;
import dev.unspool.format.ForeignArticle.Picture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

class GhostFormatTest {

    private static final String FULL = """
            {"id": "p1", "uuid": "u1", "title": "Tide", "html": "<p><a href=\\"__GHOST_URL__/b\\">b</a></p>", "status": "published",
             "visibility": "public", "feature_image": "__GHOST_URL__/a.jpg", "custom_excerpt": "In <short>.",
             "published_at": "2020-07-01T12:00:00.000Z", "type": "post"}""";

    private static final String TABLES = """
            , "users": [{"id": "a1", "name": "Ada Writer"}, {"id": "a2", "name": "Bo Baker", "bio": "b"}],
            "tags": [{"id": "t1", "name": "Sea"}, {"id": "t2", "name": "#own"}, {"id": "t3", "name": "Tide"}],
            "posts_authors": [{"post_id": "p1", "author_id": "a2", "sort_order": 1}, {"post_id": "p1", "author_id": "a1", "sort_order": 0}],
            "posts_tags": [{"post_id": "p1", "tag_id": "t3", "sort_order": 2}, {"post_id": "p1", "tag_id": "t2", "sort_order": 1},
                {"post_id": "p1", "tag_id": "t1", "sort_order": 0}],
            "posts_meta": [{"post_id": "p1", "feature_image_alt": "A boat"}],
            "settings": [{"key": "title", "value": "Times"}, {"key": "locale", "value": "de"}]""";

    @Test
    void readsBothShapesWithAuthorsAndTagsBehindThePosts() throws IOException {
        var expected = new ForeignArticle(
                "ghost u1",
                "Tide",
                "In <short>.",
                "<p><a href=\"/b\">b</a></p>",
                "Sea",
                List.of("Tide"),
                List.of(
                        new Person("ghost author a1", "Ada Writer", null, null),
                        new Person("ghost author a2", "Bo Baker", "b", null)),
                Instant.parse("2020-07-01T12:00:00Z"),
                "de",
                new Picture("/a.jpg", "A boat"),
                null,
                false);
        assertThat(article("{\"data\": " + data(FULL) + "}")).isEqualTo(expected);
        assertThat(article("{\"db\": [{\"meta\": {}, \"data\": " + data(FULL) + "}]}"))
                .isEqualTo(expected);
    }

    @Test
    void publishesNothingThatIsNotPublic() throws IOException {
        var file = file(
                FULL.replace("\"public\"", "\"members\""),
                FULL.replace("\"post\"", "\"page\""),
                FULL.replace("\"html\"", "\"lexical\""),
                FULL.replace("\"published\"", "\"gone\""),
                FULL.replace("\"published\"", "\"scheduled\""));
        assertThat(rejected(file))
                .extracting(line -> line.substring(line.indexOf("Tide") + 5))
                .containsExactly(
                        "unpublished: is not for every reader: its visibility is members",
                        "not-article: is a page, not a post",
                        "no-html: has no html: publish it once in Ghost, and export it again",
                        "unpublished: is not public: its status is gone");
        assertThat(articles(file)).hasSize(1).allMatch(ForeignArticle::isDraft);
    }

    @Test
    void makesNotEvenADraftOfAPostForMailAlone() throws IOException {
        var draft = FULL.replace("\"published\"", "\"draft\"");
        var data = data(draft).replace("\"feature_image_alt\"", "\"email_only\": 1, \"feature_image_alt\"");
        assertThat(articles("{\"data\": " + data(draft) + "}")).hasSize(1);
        assertThat(articles("{\"data\": " + data + "}")).isEmpty();
        assertThat(articles(file(draft.replace("{", "{\"email_only\": true, "))))
                .isEmpty();
    }

    @Test
    void publishesNoPostThatSaysTwoThings() throws IOException {
        assertThat(articles(file(FULL.replace("{", "{\"visibility\": \"paid\", "), FULL)))
                .hasSize(1);
        assertThat(articles(file(FULL.replace("\"title\"", "\"status\": \"draft\", \"title\""))))
                .isEmpty();
    }

    @Test
    void publishesNoPostThatWasOnlySentOrDoesNotSayWhoMayReadIt() throws IOException {
        var secret = FULL.replace("Tide", "SECRET");
        var file = file(
                secret.replace("\"published\"", "\"sent\""),
                secret.replace("\"status\"", "\"other\""),
                secret.replace("\"visibility\"", "\"other\""),
                FULL);
        assertThat(articles(file)).extracting(ForeignArticle::title).containsExactly("Tide");
        assertThat(rejected(file)).hasSize(3).allMatch(line -> line.contains("unpublished"));
    }

    @Test
    void readsAnOldExportWhosePostsAreAllForEveryone() throws IOException {
        assertThat(articles(file(FULL.replace("\"visibility\"", "\"other\"")))).hasSize(1);
    }

    @Test
    void cutsOutWhatOnlyMembersMaySee() throws IOException {
        var html =
                "<p>a</p><!--kg-gated-block:begin nonMember:%s memberSegment:\\\"status:free\\\" --><p>b</p>%s<p>c</p>";
        var end = "<!--kg-gated-block:end-->";
        assertThat(article(file(html(html.formatted("false", end)))).bodyHtml()).isEqualTo("<p>a</p><p>c</p>");
        assertThat(article(file(html(html.formatted("true", end)))).bodyHtml()).isEqualTo("<p>a</p><p>b</p><p>c</p>");
        for (var broken : List.of(
                html.formatted("true", ""),
                html.formatted("false", "<!--kg-gated-block:end"),
                html.formatted("false", html.formatted("true", end) + end),
                "<p>a</p><!-- kg-gated-block:begin nonMember:false--><p>b</p>",
                end)) {
            assertThat(articles(file(html(broken)))).isEmpty();
            assertThat(rejected(file(html(broken)))).hasSize(1);
        }
    }

    @Test
    void keepsLittleOfATableAndFailsWhereItIsTooLong() throws IOException {
        var file = file(FULL).replace("\"Sea\"", "\"" + "x".repeat(10_000) + "\"");
        assertThat(site(file, 3).tags("p1").get(0)).hasSize(2_000);
        assertThat(site(file, 3).authors("p1", null)).hasSize(2);
        assertThatThrownBy(() -> site(file, 2)).hasMessageContaining("the table tags has more than 2 rows");
    }

    @Test
    void losesOneItemWhereAnObjectIsMalformed() throws IOException {
        var file = file("{\"id\": nothing}", FULL);
        assertThat(articles(file)).hasSize(1);
        assertThat(rejected(file)).containsExactly("1 null malformed: is not JSON, or has two members with one name");
    }

    @Test
    void saysHowManyBytesStandBeforeAnItem() throws IOException {
        var file = file(FULL, "{\"title\": \"b\", \"html\": \"<p>c</p>\"}");
        var items = FormatFiles.items(file.getBytes(StandardCharsets.UTF_8));
        assertThat(items.get(1).place().offset()).isEqualTo((long) file.indexOf("{\"title\""));
    }

    @Test
    void failsWhereTheFileBreaksOff() {
        assertThatThrownBy(() -> articles(file(FULL).substring(0, 80))).isInstanceOf(IOException.class);
    }

    private static GhostSite site(String file, int maxRows) throws IOException {
        var tables = Set.of("posts", "users", "tags", "posts_authors", "posts_tags");
        return GhostSite.of(
                new JsonItems(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), tables), maxRows);
    }

    private static String html(String html) {
        return FULL.replaceAll("<p>.*</p>", Matcher.quoteReplacement(html));
    }

    private static String file(String... posts) {
        return "{\"data\": " + data(posts) + "}";
    }

    private static String data(String... posts) {
        return "{\"posts\": [" + String.join(", ", posts) + "]" + TABLES + "}";
    }
}
