package dev.unspool.feed;

import dev.unspool.article.Article;
import dev.unspool.benchmark.SampleArticle;
import dev.unspool.store.LogHead;
import dev.unspool.web.Site;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;

/** A page of ten articles with their bodies, as the bytes of its JSON. */
@State(Scope.Benchmark)
public class PageBenchmark {

    private final JsonMapper json = JsonMapper.builder().findAndAddModules().build();
    private final Site site = new Site("Name", "Tagline", URI.create("https://news.example"), "en", "#000", "#fff");
    private final List<Article> articles = IntStream.rangeClosed(1, 10)
            .mapToObj(i -> SampleArticle.of(i).article())
            .toList();

    private final FeedPage<Article> page = new FeedPage<>(
            articles,
            "n".repeat(107),
            "p".repeat(107),
            new LogHead(new UUID(1, 2), 200_000, 200_000),
            "t".repeat(163),
            Sort.LATEST);

    @Benchmark
    public byte[] page() {
        var items = page.items().stream()
                .map(article -> ArticleJson.of(article, site))
                .toList();
        return json.writeValueAsBytes(FeedJson.of(page, items));
    }
}
