package dev.unspool.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.SyndFeedInput;
import dev.unspool.article.ArticleId;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A foreign reader understands the feeds, and all formats say the same. */
class FeedReadersTest extends FeedTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** What a reader makes of an entry. */
    private record Read(
            String id, String title, String link, Instant published, List<String> authors, List<String> tags) {

        static Read of(SyndEntry entry) {
            var authors = entry.getAuthors().isEmpty()
                    ? List.of(entry.getAuthor())
                    : entry.getAuthors().stream().map(SyndPerson::getName).toList();
            return new Read(
                    entry.getUri(),
                    entry.getTitle(),
                    entry.getLink(),
                    entry.getPublishedDate().toInstant(),
                    authors,
                    entry.getCategories().stream().map(SyndCategory::getName).toList());
        }

        static Read of(JsonNode item) {
            return new Read(
                    item.get("id").asString(),
                    item.get("title").asString(),
                    item.get("url").asString(),
                    Instant.parse(item.get("date_published").asString()),
                    List.of(item.at("/authors/0/name").asString()),
                    strings(item.get("tags")));
        }
    }

    @Test
    void readsTheSameFromEveryFormat() {
        publish();
        var atom = rome("/atom.xml");
        assertThat(atom).hasSize(12);
        assertThat(atom.get(0).authors()).containsExactly("Ada Writer");
        assertThat(atom.get(0).tags()).containsExactly("News", "tag-0");
        assertThat(rome("/rss.xml")).isEqualTo(atom);
        assertThat(json("/feed.json")).isEqualTo(atom);
    }

    @Test
    void seesOneEntryThroughCorrectionAndKill() {
        var ids = publish();
        var before = rome("/rss.xml");
        articles.correct(ids.get(0), "Corrected");
        articles.kill(ids.get(1));
        for (var after : List.of(rome("/rss.xml"), rome("/atom.xml"))) {
            assertThat(after.stream().map(Read::id))
                    .containsExactlyInAnyOrderElementsOf(
                            before.stream().map(Read::id).toList());
            assertThat(after.get(0).title()).isEqualTo("Corrected");
            assertThat(after.get(11).title()).isEqualTo("Withdrawn");
        }
    }

    private List<ArticleId> publish() {
        return articles.publish(12, i -> NOON.minusSeconds(i));
    }

    private List<Read> rome(String address) {
        try {
            var feed = new SyndFeedInput().build(new StringReader(text(address)));
            return feed.getEntries().stream().map(Read::of).toList();
        } catch (Exception refused) {
            throw new AssertionError(address, refused);
        }
    }

    private List<Read> json(String address) {
        return StreamSupport.stream(JSON.readTree(text(address)).get("items").spliterator(), false)
                .map(Read::of)
                .toList();
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
