package dev.unspool.reader;

import dev.unspool.article.Section;
import dev.unspool.benchmark.SampleArticle;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.feed.Description;
import dev.unspool.reader.ArticlePage.NextLink;
import dev.unspool.reader.ArticlePage.Session;
import dev.unspool.store.LogHead;
import dev.unspool.web.Site;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;

/** Renders an article as a page and as its element alone. */
@State(Scope.Benchmark)
public class TemplateBenchmark {

    private final JsonMapper json = JsonMapper.builder().findAndAddModules().build();
    private final Site site = new Site("Name", "Tagline", URI.create("https://news.example"), "en", "#000", "#fff");
    private final NewsArticleJson described = new NewsArticleJson(new SiteJson(json, site), site);
    private final PageFrame frame = new PageFrame(
            site,
            new Assets(json),
            new Theme(site),
            List.of(Section.named("Harbour"), Section.named("City"), Section.named("World")),
            false);

    private final ArticleElement element = ArticleElement.of(SampleArticle.of(1).article(), site);
    private final Session session = new Session(
            FeedCursor.session(FeedFilter.ALL, 200_000, element.article().id()),
            "c".repeat(107),
            "t".repeat(163),
            new LogHead(new UUID(0, 1), 200_000, 200_000));

    private final NextLink next = new NextLink(
            new Story(SampleArticle.of(2).article().headline(), site), "/articles/next?cursor=" + session.cursor());

    private Templates templates;

    @Setup
    public void read() throws IOException, ClassNotFoundException {
        templates = new Templates();
    }

    @Benchmark
    public byte[] page() {
        var head = Head.article(element.story(), Description.of(element.article()), described.of(element.article()));
        return templates.bytes("articlePage", new ArticlePage(frame, head, element, session, next));
    }

    @Benchmark
    public byte[] fragment() {
        return templates.bytes("article", element);
    }
}
