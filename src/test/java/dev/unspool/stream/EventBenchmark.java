package dev.unspool.stream;

import dev.unspool.article.Article;
import dev.unspool.benchmark.SampleArticle;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.SigningKeys;
import dev.unspool.cursor.SigningKeys.Key;
import dev.unspool.cursor.StreamCursor;
import dev.unspool.event.ArticleEvent.ArticlePublished;
import dev.unspool.feed.ArticleRenderer;
import dev.unspool.feed.NextJson.NextArticleJson;
import dev.unspool.feed.SessionArticleJson;
import dev.unspool.store.Change;
import dev.unspool.web.Site;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.databind.json.JsonMapper;

/** Encodes events of a stream as the bytes that go to a reader. */
@State(Scope.Benchmark)
public class EventBenchmark {

    private final SigningKeys keys = new SigningKeys(List.of(new Key((byte) 1, new byte[32])));
    private final CursorText cursors = new CursorText(() -> keys);
    private final Site site = new Site("Name", "Tagline", URI.create("https://news.example"), "en", "#000", "#fff");
    private final StreamEvents events = new StreamEvents(
            JsonMapper.builder().findAndAddModules().build(), cursors, new NoDrawing(), site, new FixedTailAddresses());

    private final Article article = SampleArticle.of(1).article();
    private final UUID epoch = new UUID(1, 2);
    private final FeedCursor cursor = FeedCursor.session(FeedFilter.ALL, 200_000, article.id());
    private final String place = cursors.writeFeedPart(cursor);

    private final Change change = new Change(
            200_001,
            Instant.parse("2026-01-01T00:00:00Z"),
            new ArticlePublished(article.id(), 1),
            article.headline().slug(),
            200_001,
            article.headline(),
            null,
            null,
            null);

    private final EncodedChange news = events.change(change, epoch);

    /** What is encoded for each reader: the next article, whole, and the cursor after it. */
    @Benchmark
    public String nextArticle() {
        var next = new NextArticleJson(
                "next-article", 1, cursors.write(cursor), SessionArticleJson.of(article, site, true), null);
        return events.nextArticle(events.text(next), cursors.write(new StreamCursor(cursor, 200_000, epoch)))
                .text();
    }

    /** What is encoded once for all readers. */
    @Benchmark
    public Object published() {
        return events.change(change, epoch);
    }

    /** What is added for each reader. */
    @Benchmark
    public Object publishedToOne() {
        return news.frame(place, 200_000, CorrectionDetail.NEWS);
    }

    /** Nothing that is measured renders HTML. */
    private static final class NoDrawing implements ObjectProvider<ArticleRenderer> {

        @Override
        public Stream<ArticleRenderer> stream() {
            return Stream.empty();
        }
    }
}
