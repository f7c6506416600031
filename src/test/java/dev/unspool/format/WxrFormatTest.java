package dev.unspool.format;

import static dev.unspool.format.FormatFiles.article;
import static dev.unspool.format.FormatFiles.articles;
import static dev.unspool.format.FormatFiles.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.format.ForeignArticle.Person;
import dev.unspool.format.ForeignArticle.Picture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WxrFormatTest {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8" ?>
            <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
                xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:wp="http://wordpress.org/export/1.2/">
            <channel><title>Harbour Times</title><link>https://times.example</link><language>de-AT</language>
            <wp:base_blog_url>https://times.example</wp:base_blog_url>
            <wp:author><wp:author_login><![CDATA[ada]]></wp:author_login>
                <wp:author_email>ada@times.example</wp:author_email>
                <wp:author_display_name><![CDATA[Ada Writer]]></wp:author_display_name></wp:author>
            <wp:author><wp:author_login>bo</wp:author_login><wp:author_display_name>Bo Baker</wp:author_display_name></wp:author>
            """;

    private static final String FULL = post("7", """
            <title><![CDATA[Tide & <em>time</em>]]></title><link>https://times.example/2020/tide/</link>
            <dc:creator><![CDATA[ada]]></dc:creator>
            <content:encoded><![CDATA[<p>Body</p>]]></content:encoded>
            <excerpt:encoded><![CDATA[<p>In short.</p>]]></excerpt:encoded>
            <wp:post_date>2020-07-01 14:00:00</wp:post_date><wp:post_date_gmt>2020-07-01 12:00:00</wp:post_date_gmt>
            <category domain="category" nicename="harbour"><![CDATA[Harbour]]></category>
            <category domain="post_tag" nicename="tide"><![CDATA[Tide]]></category>
            <category domain="category" nicename="sea"><![CDATA[Sea]]></category>
            <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[9]]></wp:meta_value></wp:postmeta>
            """);

    private static final String ATTACHMENT = """
            <item><title>Picture</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type>
            <wp:attachment_url>https://times.example/a.jpg</wp:attachment_url>
            <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A boat</wp:meta_value></wp:postmeta>
            </item>
            """;

    @Test
    void readsAllPartsOfAPostWhosePictureStandsBehindIt() throws IOException {
        assertThat(article(file(FULL, ATTACHMENT)))
                .isEqualTo(new ForeignArticle(
                        "times.example 7",
                        "Tide & time",
                        "In short.",
                        "<p>Body</p>",
                        "Harbour",
                        List.of("Sea", "Tide"),
                        List.of(new Person("times.example author ada", "Ada Writer", null, null)),
                        Instant.parse("2020-07-01T12:00:00Z"),
                        "de-AT",
                        new Picture("https://times.example/a.jpg", "A boat"),
                        "https://times.example/2020/tide/",
                        false));
    }

    @Test
    void takesTheZoneOfTheBlogForADateWithoutOne() throws IOException {
        var zero = post(
                "8",
                "<title>a</title><wp:post_date>2020-08-01 14:00:00</wp:post_date>"
                        + "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>");
        var none = post(
                "9",
                "<title>b</title><wp:post_date>0000-00-00 00:00:00</wp:post_date><pubDate>Sat, 01 Aug 2020 14:00:00 +0200</pubDate>");
        assertThat(articles(file(zero, FULL, none)))
                .extracting(ForeignArticle::publishedAt)
                .containsExactly(
                        Instant.parse("2020-08-01T12:00:00Z"),
                        Instant.parse("2020-07-01T12:00:00Z"),
                        Instant.parse("2020-08-01T12:00:00Z"));
    }

    @Test
    void keepsCoAuthorsInTheirOrder() throws IOException {
        var post = post(
                "8",
                "<title>a</title><dc:creator>ada</dc:creator>"
                        + "<category domain=\"author\" nicename=\"cap-bo\">bo</category>"
                        + "<category domain=\"author\" nicename=\"cap-ada\">ada</category>"
                        + "<category domain=\"author\" nicename=\"cap-guest\">A Guest</category>");
        assertThat(article(file(post)).authors())
                .extracting(Person::name)
                .containsExactly("Bo Baker", "Ada Writer", "A Guest");
    }

    @Test
    void publishesNothingThatIsNotPublic() throws IOException {
        var file = file(
                status("private"),
                status("trash"),
                post("2", "<title>page</title><wp:post_type>page</wp:post_type>"),
                post("3", "<title>secret</title><wp:post_password>x</wp:post_password>"),
                status("draft"),
                status("pending"),
                status("future"));
        assertThat(rejected(file))
                .extracting(line -> line.substring(line.indexOf(' ') + 1))
                .containsExactly(
                        "private unpublished: is not public: its status is private",
                        "trash unpublished: is not public: its status is trash",
                        "page not-article: is a page, not a post",
                        "secret protected: is protected by a password");
        assertThat(articles(file))
                .allMatch(ForeignArticle::isDraft)
                .extracting(ForeignArticle::title)
                .containsExactly("draft", "pending", "future");
    }

    @Test
    void publishesNoPostThatLostItsEndWithItsStatus() throws IOException {
        var broken = "<item><title>broken</title><content:encoded><![CDATA[SECRET]]></content:encoded>\n";
        var file = file(post("1", "<title>a</title>"), broken, FULL, untold(""));
        assertThat(articles(file)).extracting(ForeignArticle::title).containsExactly("a", "Tide & time");
        assertThat(rejected(file))
                .extracting(line -> line.substring(line.indexOf(' ') + 1))
                .containsExactly(
                        "null malformed: has no end tag before the next item begins",
                        "untold unpublished: is not public: its status is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECRET</item>\n<item><content:encoded>SECRET</content:encoded></item>",
                "SECRET</item></channel>",
                "SECRET</item>\n<item><title>SECRET</title><wp:status>publish</wp:status></item>\n<item>",
                "SECRET</item><item><title><![CDATA[SECRET]]]]><![CDATA[></title><wp:status>publish</wp:status></item><item>"
                        + "<title><![CDATA[SECRET]]]]><![CDATA[></title><wp:status>publish</wp:status></item>"
            })
    void takesNoItemOutOfAPrivatePostThatQuotesAFeed(String quoted) throws IOException {
        var secret = "<title>private</title><content:encoded><![CDATA[" + quoted
                + "]]></content:encoded><wp:status>private</wp:status>";
        var file = file(post("1", "<title>a</title>"), untold(secret), FULL);
        assertThat(articles(file)).extracting(ForeignArticle::title).containsExactly("a", "Tide & time");
        assertThat(rejected(file)).hasSize(1);
    }

    @Test
    void keepsAnArticleThatQuotesAFeed() throws IOException {
        var quoted = "<rss><item>x</item>\n<item>y</item></channel></rss>";
        assertThat(article(file(post("1", "<content:encoded><![CDATA[" + quoted + "]]></content:encoded>")))
                        .bodyHtml())
                .isEqualTo(quoted);
    }

    @Test
    void givesNothingOfTheNextItemToOneWhoseCdataSectionHasNoEnd() throws IOException {
        var broken =
                "<item><title>broken</title><wp:status>publish</wp:status><content:encoded><![CDATA[<p>x</content:encoded></item>\n";
        var secret = untold("<wp:status>private</wp:status><content:encoded><![CDATA[SECRET]]></content:encoded>");
        var file = file(post("1", "<title>a</title>"), broken, post("2", "<title>b</title>"), secret, FULL);
        assertThat(articles(file)).extracting(ForeignArticle::title).containsExactly("a", "Tide & time");
        assertThat(rejected(file)).hasSize(1).first().asString().contains("has no clear end");
    }

    @Test
    void publishesNoPostWithTheStatusOfAnotherBesideItsOwn() throws IOException {
        var broken = "<item><title>broken</title><wp:status>publish</wp:status><content:encoded><![CDATA[x";
        var secret = untold("<content:encoded><![CDATA[SECRET]]></content:encoded><wp:status>private</wp:status>");
        assertThat(articles(file(broken, secret, FULL)))
                .extracting(ForeignArticle::title)
                .containsExactly("Tide & time");
        assertThat(rejected(file(broken, secret))).first().asString().contains("its status is given several times");
    }

    @Test
    void publishesNothingThatIsNotPublicWhereTheExportIsReadAsAFeed() throws IOException {
        var file = file(status("private"), post("3", "<title>a</title><wp:post_password>x</wp:post_password>"));
        var late = file.replace("<rss", "<!--" + " ".repeat(FileBeginning.SIZE) + "--><rss");
        var undeclared = file.replaceAll("xmlns:wp=\"[^\"]*\"", "");
        assertThat(articles(late)).isEmpty();
        assertThat(articles(undeclared.replaceAll("xmlns:excerpt=\"[^\"]*\"", "")))
                .isEmpty();
        assertThat(rejected(late)).hasSize(2).allMatch(line -> line.contains("wrong-format"));
    }

    @Test
    void givesEachSiteOfAHostItsOwnIds() throws IOException {
        var file = file(post("12", "<title>a</title><dc:creator>ada</dc:creator>"));
        var ids = new ArrayList<String>();
        for (var site : List.of("https://x.example/a", "https://x.example/b/", "https://www.x.example/")) {
            ids.add(article(file.replace("url>https://times.example<", "url>" + site + "<"))
                    .id());
        }
        assertThat(ids).containsExactly("x.example/a 12", "x.example/b 12", "x.example 12");
    }

    @Test
    void keepsLittleOfThePictures() throws IOException {
        var site = WxrSite.of(new XmlItems(
                new ByteArrayInputStream(
                        file(ATTACHMENT.replace("A boat", "x".repeat(100_000))).getBytes(StandardCharsets.UTF_8)),
                Set.of("item")));
        assertThat(site.picture("9").orElseThrow().alt()).hasSize(2_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<content:encoded><![CDATA[Open. <!-- wp:jetpack/paywall /--> SECRET]]></content:encoded>",
                "<content:encoded><![CDATA[<!-- wp:premium-content/container -->SECRET<!-- /wp:premium-content/container -->]]></content:encoded>",
                "<content:encoded><![CDATA[<!-- wp:group {\"metadata\":{\"blockVisibility\":false}} -->SECRET<!-- /wp:group -->]]></content:encoded>",
                "<content:encoded><![CDATA[Open. [members_only level=2]SECRET[/members_only] Open.]]></content:encoded>",
                "<content:encoded><![CDATA[[um_loggedin]SECRET[/um_loggedin]]]></content:encoded>",
                "<wp:postmeta><wp:meta_key>_jetpack_newsletter_access</wp:meta_key><wp:meta_value>paid_subscribers</wp:meta_value></wp:postmeta>",
                "<wp:postmeta><wp:meta_key>_members_access_role</wp:meta_key><wp:meta_value>editor</wp:meta_value></wp:postmeta>",
                "<wp:post_type>post</wp:post_type><wp:post_type>attachment</wp:post_type>"
            })
    void publishesNoPostThatAnExtensionShowsToSomeReadersAlone(String parts) throws IOException {
        var file = file(post("1", "<title>SECRET</title>" + parts), FULL);
        assertThat(articles(file)).extracting(ForeignArticle::title).containsExactly("Tide & time");
        assertThat(rejected(file)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<content:encoded><![CDATA[<!-- wp:jetpack/subscriptions /--> [gallery ids='1']]]></content:encoded>",
                "<content:encoded><![CDATA[A [private] matter <!-- wp:team/team-member -->x<!-- /wp:team/team-member -->]]></content:encoded>",
                "<wp:postmeta><wp:meta_key>_jetpack_newsletter_access</wp:meta_key><wp:meta_value>everybody</wp:meta_value></wp:postmeta>"
            })
    void publishesAPostThatAnExtensionLeavesToEverybody(String parts) throws IOException {
        assertThat(articles(file(post("1", "<title>a</title>" + parts)))).hasSize(1);
    }

    @Test
    void publishesNoFeedItemOfAnExportWhoseNamespaceIsSpelledOtherwise() throws IOException {
        var file = file("<item><title>SECRET</title>\n", FULL, status("private"))
                .replace("http://wordpress.org", "https://wordpress.org")
                .replace("wp:", "w:")
                .replace("xmlns:wp", "xmlns:w");
        var late = file.replace("<rss", "<!--" + " ".repeat(FileBeginning.SIZE) + "--><rss");
        assertThat(articles(file)).extracting(ForeignArticle::title).containsExactly("Tide & time");
        assertThat(articles(late)).isEmpty();
    }

    private static String status(String status) {
        return untold("<wp:post_id>5</wp:post_id><title>" + status + "</title><wp:status>" + status + "</wp:status>");
    }

    private static String post(String id, String parts) {
        return "<item><wp:post_id>" + id + "</wp:post_id><wp:status>publish</wp:status>" + parts + "</item>\n";
    }

    /** Returns an item that has no status but what its parts say. */
    private static String untold(String parts) {
        return "<item>" + (parts.isEmpty() ? "<title>untold</title>" : parts) + "</item>\n";
    }

    private static String file(String... items) {
        return HEAD + String.join("", items) + "</channel></rss>";
    }
}
