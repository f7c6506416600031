package dev.unspool.reader;

import dev.unspool.article.Section;
import dev.unspool.benchmark.Specimen;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.reader.ArticlePage.Onward;
import dev.unspool.reader.ArticlePage.Session;
import dev.unspool.web.Site;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;

/** An article, drawn as a page and as its element alone. */
@State(Scope.Benchmark)
public class TemplateBenchmark {

    private final JsonMapper json = JsonMapper.builder().findAndAddModules().build();
    private final Site site = new Site("Name", "Tagline", URI.create("https://news.example"), "en", "#000", "#fff");
    private final NewsArticleJson described = new NewsArticleJson(json, site);
    private final Frame frame = new Frame(
            site,
            new Assets(json),
            new Theme(site),
            List.of(Section.named("Harbour"), Section.named("City"), Section.named("World")));

    private final ArticleElement element = ArticleElement.of(Specimen.of(1).article(), site);
    private final Session session = new Session(
            FeedCursor.session(FeedFilter.ALL, 200_000, element.article().id()),
            "c".repeat(107),
            "t".repeat(163),
            200_000);

    private final Onward next = new Onward(
            new Story(Specimen.of(2).article().headline(), site), "/articles/next?cursor=" + session.cursor());

    private Templates templates;

    @Setup
    public void read() throws IOException, ClassNotFoundException {
        templates = new Templates();
    }

    @Benchmark
    public byte[] page() {
        var head = Head.article(element.story(), described.of(element.article()));
        return templates.bytes("articlePage", new ArticlePage(frame, head, element, session, next));
    }

    @Benchmark
    public byte[] fragment() {
        return templates.bytes("article", element);
    }
}
