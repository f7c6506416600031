package dev.unspool.format;

import static dev.unspool.format.FormatFiles.article;
import static dev.unspool.format.FormatFiles.articles;
import static dev.unspool.format.FormatFiles.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.format.ForeignArticle.Person;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonFeedFormatTest {

    private static final String HEAD =
            "{\"version\": \"https:\\/\\/jsonfeed.org\\/version\\/1.1\", \"title\": \"Site\", \"language\": \"en\","
                    + " \"home_page_url\": \"https://site.example/\", \"items\": [";

    @Test
    void readsAnItem() throws IOException {
        var article = article(HEAD + """
                {"id": 17, "url": "/a", "title": "Tide", "summary": "In short.", "content_html": "<p>Long</p>",
                 "date_published": "2020-01-02T03:04:05Z", "tags": ["Sea", "Tide"], "authors": [{"name": "Ada Writer"}],
                 "image": "/a.jpg"}]}""");
        assertThat(article.id()).isEqualTo("site.example 17");
        assertThat(article.section()).isEqualTo("Sea");
        assertThat(article.tags()).containsExactly("Tide");
        assertThat(article.standfirst()).isEqualTo("In short.");
        assertThat(article.authors()).containsExactly(Person.named("Ada Writer"));
        assertThat(article.publishedAt()).isEqualTo(Instant.parse("2020-01-02T03:04:05Z"));
        assertThat(article.url()).isEqualTo("https://site.example/a");
        assertThat(article.language()).isEqualTo("en");
    }

    @Test
    void makesATitleForANoteWithoutOne() throws IOException {
        var article = article(HEAD + "{\"id\": \"1\", \"content_text\": \"1 < 2 and so on\"}]}");
        assertThat(article.title()).isEqualTo("1 < 2 and so on");
        assertThat(article.bodyHtml()).isEqualTo("<p>1 &lt; 2 and so on</p>");
    }

    @Test
    void findsTheSiteBehindTheItems() throws IOException {
        var item =
                "{\"items\": [{\"id\": \"12\", \"title\": \"a\", \"url\": \"/a\"}], \"version\": \"https://jsonfeed.org/version/1.1\"";
        var article = article(item + ", \"home_page_url\": \"https://site.example/\", \"title\": \"Site\"}");
        assertThat(article.id()).isEqualTo("site.example 12");
        assertThat(article.url()).isEqualTo("https://site.example/a");
        assertThat(article.section()).isEqualTo("Site");
        assertThat(article(item + ", \"title\": \"Site\"}").id()).isEqualTo("Site 12");
    }

    @Test
    void readsTheItemsBeforeAFileBreaksOff() throws IOException {
        var file = (HEAD + "{\"title\": \"a\"}, {\"title").getBytes(StandardCharsets.UTF_8);
        var pipe = new ByteArrayInputStream(file);
        try (var reader = new JsonFeedFormat().read(() -> pipe)) {
            assertThat(reader.next()).isInstanceOf(Item.Article.class);
            assertThatThrownBy(reader::next).isInstanceOf(IOException.class).hasMessageContaining("breaks off");
        }
    }

    @Test
    void publishesNoItemThatSaysThatItIsNotPublic() throws IOException {
        var file = HEAD
                + "{\"title\": \"SECRET\", \"visibility\": \"members\"}, {\"title\": \"SECRET\", \"password\": \"x\"},"
                + " {\"title\": \"draft\", \"draft\": true}, {\"title\": \"a\", \"status\": \"live\", \"draft\": false}]}";
        assertThat(articles(file))
                .extracting(article -> article.title() + " " + article.isDraft())
                .containsExactly("draft true", "a false");
    }

    @Test
    void rejectsAnItemWithNothingToRead() throws IOException {
        assertThat(rejected(HEAD + "{\"id\": \"1\"}]}"))
                .containsExactly("1 null empty: has neither a title nor a text nor an address");
    }
}
