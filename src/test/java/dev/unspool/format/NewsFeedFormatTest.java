package dev.unspool.format;

import static dev.unspool.format.FormatFiles.article;
import static dev.unspool.format.FormatFiles.articles;
import static dev.unspool.format.FormatFiles.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.format.ForeignArticle.Person;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewsFeedFormatTest {

    @Test
    void readsRss() throws IOException {
        var article = article("""
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                  xmlns:m="http://search.yahoo.com/mrss/"><channel>
                <title>Site</title><link>http://site.example/</link><language>en_gb</language>
                <item><title>AT&amp;amp;T</title><link>/a</link><guid isPermaLink="false">17</guid>
                  <author>ada@site.example (Ada Writer)</author><category>Sea</category><category>Tide</category>
                  <pubDate>Tue, 23 Jan 18 02:54:55 MST</pubDate><description>Short &lt;b&gt;text&lt;/b&gt;</description>
                  <content:encoded><![CDATA[<p>Long</p>]]></content:encoded>
                  <m:group><m:content url="/a.jpg" type="image/jpeg"/></m:group></item></channel></rss>""");
        assertThat(article.id()).isEqualTo("site.example 17");
        assertThat(article.title()).isEqualTo("AT&T");
        assertThat(article.standfirst()).isEqualTo("Short text");
        assertThat(article.bodyHtml()).isEqualTo("<p>Long</p>");
        assertThat(article.section()).isEqualTo("Sea");
        assertThat(article.tags()).containsExactly("Tide");
        assertThat(article.authors()).containsExactly(Person.named("Ada Writer"));
        assertThat(article.publishedAt()).isEqualTo(Instant.parse("2018-01-23T09:54:55Z"));
        assertThat(article.language()).isEqualTo("en-GB");
        assertThat(article.url()).isEqualTo("http://site.example/a");
        assertThat(article.picture()).isEqualTo(new ForeignArticle.Picture("http://site.example/a.jpg", ""));
    }

    @Test
    void readsAtomWithAnyPrefix() throws IOException {
        var article = article("""
                <a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="http://site.example/dir/">
                <a:title>Site</a:title><a:author><a:name>Bo Baker</a:name></a:author>
                <a:entry><a:id>urn:x:1</a:id><a:title type="text">a &lt;b></a:title><a:link rel="self" href="no"/>
                  <a:link href="a.html"/><a:updated>2020-01-02T03:04:05+01:00</a:updated>
                  <a:content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>Text</h:p></h:div></a:content>
                </a:entry></a:feed>""");
        assertThat(article.id()).isEqualTo("urn:x:1");
        assertThat(article.title()).isEqualTo("a <b>");
        assertThat(article.bodyHtml()).contains("<p>Text</p>").doesNotContain("<h:");
        assertThat(article.authors()).containsExactly(Person.named("Bo Baker"));
        assertThat(article.publishedAt()).isEqualTo(Instant.parse("2020-01-02T02:04:05Z"));
        assertThat(article.language()).isEqualTo("fr");
        assertThat(article.url()).isEqualTo("http://site.example/dir/");
    }

    @Test
    void readsRssOfRdf() throws IOException {
        assertThat(article("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Site</title><items/></channel>
                <item rdf:about="http://site.example/1"><title>One</title><dc:creator>A</dc:creator><dc:date>2001</dc:date></item>
                </rdf:RDF>""")).satisfies(article -> {
            assertThat(article.id()).isEqualTo("site.example/1");
            assertThat(article.section()).isEqualTo("Site");
            assertThat(article.authors()).hasSize(1);
            assertThat(article.publishedAt()).isEqualTo(Instant.parse("2001-01-01T00:00:00Z"));
        });
    }

    @Test
    void givesOneIdToAnArticleWhoseAddressChangesItsScheme() throws IOException {
        var one = "<rss><channel><item><title>a</title><guid>http://www.site.example/a</guid></item></channel></rss>";
        assertThat(article(one).id())
                .isEqualTo(article(one.replace("http://www.", "https://")).id());
    }

    @Test
    void tellsItemsWithOneIdApartByTheirAddresses() throws IOException {
        var a = "<item><title>a</title><guid>x</guid><link>http://site.example/a</link></item>";
        var b = "<item><title>b</title><guid>x</guid><link>http://site.example/b</link></item>";
        var monday = articles("<rss><channel>" + a + "</channel></rss>");
        var tuesday = articles("<rss><channel>" + b + a + "</channel></rss>");
        assertThat(monday).extracting(ForeignArticle::id).containsExactly("x");
        assertThat(tuesday).extracting(ForeignArticle::id).containsExactly("site.example/b", "site.example/a");
    }

    @Test
    void givesEachFeedItsOwnIds() throws IOException {
        var item = "<item><title>a</title><guid>%s</guid></item></channel></rss>";
        var ids = new ArrayList<String>();
        for (var head : List.of(
                "<title>Sea  News</title>",
                "<link>http://site.example/</link>",
                "<link rel='self' href='http://x.example/f'/>")) {
            ids.add(article("<rss><channel>" + head + item.formatted("news:12")).id());
        }
        assertThat(ids).containsExactly("Sea News news:12", "site.example news:12", "x.example news:12");
        assertThat(article("<rss><channel>" + item.formatted("tag:x,2020:12")).id())
                .isEqualTo("tag:x,2020:12");
    }

    @Test
    void publishesNothingOfAnExportOfBloggerButItsPosts() throws IOException {
        var file = blogger(
                kind("post", "<title>live</title><category scheme='http://www.blogger.com/atom/ns#' term='Sea'/>"),
                kind("post", "<title>draft</title><app:control><app:draft>yes</app:draft></app:control>"),
                kind("comment", "<title>SECRET</title>"),
                kind("template", "<title>SECRET</title>"),
                kind("settings", "<title>SECRET</title>"),
                "<entry><blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status><title>live</title></entry>",
                "<entry><blogger:type>POST</blogger:type><blogger:status>DRAFT</blogger:status><title>draft</title></entry>",
                "<entry><blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status><title>SECRET</title></entry>",
                "<entry><blogger:status>SOFT_TRASHED</blogger:status><title>SECRET</title></entry>");
        assertThat(articles(file))
                .extracting(article -> article.title() + " " + article.isDraft() + " " + article.section())
                .containsExactly("live false Sea", "draft true Blog", "live false Blog", "draft true Blog");
        assertThat(rejected(file))
                .extracting(line -> line.substring(line.indexOf("SECRET") + 7))
                .containsExactly(
                        "not-article: is a comment, not a post",
                        "not-article: is a template, not a post",
                        "not-article: is a settings, not a post",
                        "not-article: is a comment, not a post",
                        "unpublished: is not public: its status is soft_trashed");
    }

    @Test
    void publishesNoEntryOfAnExportThatLostItsEnd() throws IOException {
        var file = blogger("<entry><title>SECRET</title>", kind("post", "<title>live</title>"));
        assertThat(articles(file)).extracting(ForeignArticle::title).containsExactly("live");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<lj:security xmlns:lj='http://livejournal.org/rss/lj/1.0/'>friends</lj:security>",
                "<x:visibility>Members_Only</x:visibility>",
                "<post_status>private</post_status>",
                "<password>x</password>",
                "<members_only>true</members_only>"
            })
    void publishesNoItemThatSaysInAnyWordsThatItIsNotPublic(String said) throws IOException {
        var file = "<rss><channel><item><title>SECRET</title>" + said
                + "</item><item><title>a</title><status>published</status><status>open</status></item></channel></rss>";
        assertThat(articles(file)).extracting(ForeignArticle::title).containsExactly("a");
        assertThat(rejected(file)).hasSize(1).first().asString().contains("unpublished: is not public");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<draft xmlns='http://purl.org/atom-blog/ns#'>true</draft>",
                "<b:draft xmlns:b='http://purl.org/atom-blog/ns#'>true</b:draft>",
                "<status>pending</status>"
            })
    void keepsADraftOfEarlyAtomADraft(String said) throws IOException {
        var file = "<feed><entry><title>a</title>" + said + "</entry></feed>";
        assertThat(articles(file)).hasSize(1).allMatch(ForeignArticle::isDraft);
    }

    @Test
    void losesOneItemThatTheParserFailsOn() throws IOException {
        var file =
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>a</title></entry><entry><content type='xhtml'>"
                        + "<h:div xmlns:h='http://www.w3.org/1999/xhtml'>a<h:>b</h:></h:div></content></entry>"
                        + "<entry><title>c</title></entry></feed>";
        assertThat(articles(file)).extracting(ForeignArticle::title).containsExactly("a", "c");
        assertThat(rejected(file)).containsExactly("1 null malformed: is not well-formed XML");
    }

    @Test
    void keepsLittleOfAHeadForTheParserOfEachItem() {
        var declarations = IntStream.range(0, 1_000)
                .mapToObj(i -> " xmlns:a" + i + "='http://x.example/" + "x".repeat(i) + "'")
                .collect(Collectors.joining());
        var author = "<author>" + "a".repeat(1_000) + "</author>" + "<author>b</author>".repeat(1_000);
        var channel = FeedChannel.of("<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'" + declarations
                + "><channel><link>http://x.example/" + "x".repeat(100_000) + "</link>" + author);
        assertThat(channel.context()).hasSizeLessThan(64 * 220).contains("xmlns:content");
        assertThat(channel.base()).isNull();
        assertThat(channel.authors())
                .hasSize(20)
                .allMatch(person -> person.name().equals("b"));
    }

    @Test
    void readsAFeedOfAPipe() throws IOException {
        var pipe =
                new ByteArrayInputStream("<rss><item><title>a</title></item></rss>".getBytes(StandardCharsets.UTF_8));
        try (var reader = new NewsFeedFormat().read(() -> pipe)) {
            assertThat(reader.next()).isInstanceOf(Item.Article.class);
        }
    }

    @Test
    void saysThatACommentWithoutAnEndHidesTheRest() throws IOException {
        var file =
                "<rss><item><title>a</title></item>\n<!-- <item><title>no</title></item>\n<item><title>no</title></item>";
        assertThat(articles(file)).hasSize(1);
        assertThat(rejected(file)).hasSize(1).first().asString().startsWith("2 null malformed: has no end");
        assertThat(articles(file + "-->")).hasSize(1);
        assertThat(rejected(file + "-->")).isEmpty();
    }

    @Test
    void resolvesNoEntityThatTheFileDeclares() throws IOException {
        var article = article("""
                <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/hostname"><!ENTITY a "<item>">
                <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <rss><channel><item><title>t &file; &b; &eacute;</title></item></channel></rss>""");
        assertThat(article.title()).isEqualTo("t &file; &b; é");
    }

    @Test
    void repairsBytesAndCharactersThatAreNoXml() throws IOException {
        var file = "<rss><channel><item><title>caf\u00e9 \u0001&#1;</title></item></channel></rss>";
        assertThat(articles(file.getBytes(StandardCharsets.ISO_8859_1)))
                .extracting(ForeignArticle::title)
                .containsExactly("caf\u00e9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<item><title>b</title>", "<item><title>b</wrong></item>", "<item><title>b & c]]></item>"})
    void losesNothingAroundABrokenItem(String broken) throws IOException {
        var file = "<rss><channel><item><title>a</title></item>" + broken
                + "<item><title>c</title></item></channel></rss>";
        assertThat(articles(file))
                .extracting(ForeignArticle::title)
                .contains("a", "c")
                .hasSize(3);
    }

    @Test
    void rejectsWhatHasNothingToReadAndWhatBreaksOff() throws IOException {
        assertThat(rejected("<rss><channel>\n<item><guid/></item>\n<item><title>cut"))
                .containsExactly(
                        "2 null empty: has neither a title nor a text nor an address",
                        "3 null malformed: has no end: the file breaks off in it, or a CDATA section or comment in it is never closed");
    }

    @Test
    void takesNoItemOutOfACommentOrASection() throws IOException {
        assertThat(articles("""
                <rss><channel><!-- <item><title>no</title></item> --><item><title>a</title>
                <description><![CDATA[<item>no</item>]]></description></item></channel></rss>""")).extracting(ForeignArticle::bodyHtml).containsExactly("<item>no</item>");
    }

    private static String blogger(String... entries) {
        return "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:app='http://purl.org/atom/app#'"
                + " xmlns:blogger='http://schemas.google.com/blogger/2018'><title>Blog</title>"
                + String.join("\n", entries) + "</feed>";
    }

    private static String kind(String kind, String parts) {
        return "<entry><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#"
                + kind + "'/>" + parts + "</entry>";
    }
}
