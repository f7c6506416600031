package dev.unspool.http;

import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Author;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Draft;
import dev.unspool.article.Filing;
import dev.unspool.article.Language;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Section;
import dev.unspool.article.Slug;
import dev.unspool.article.Tag;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Base of tests that send requests over plain sockets to an instance with forty-five articles, one of them retracted. */
@SiteTest(database = "manners", properties = "unspool.cors.origins=https://Site.example:443,http://localhost:3000")
abstract class RawHttpTest {

    static final JsonMapper JSON = new JsonMapper();

    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final int ARTICLES = 45;

    /** Number of the retracted article. */
    private static final int RETRACTED = 40;

    /** Articles of the instance at each port, which is started once for all tests of this package. */
    private static final ConcurrentHashMap<Integer, List<ArticleId>> PUBLISHED = new ConcurrentHashMap<>();

    @Autowired
    private TestSite site;

    @LocalServerPort
    int port;

    /** The articles, newest first. */
    List<ArticleId> articles;

    @BeforeEach
    void publish() {
        articles = PUBLISHED.computeIfAbsent(port, instance -> publish(site.articles()));
    }

    RawAnswer get(String target, String... headers) throws IOException {
        return RawConnection.ask(port, "GET", target, headers);
    }

    RawAnswer head(String target, String... headers) throws IOException {
        return RawConnection.ask(port, "HEAD", target, headers);
    }

    JsonNode json(String target) throws IOException {
        return JSON.readTree(get(target).decoded());
    }

    static String slug(int article) {
        return "manners-" + article;
    }

    static String retracted() {
        return slug(RETRACTED);
    }

    private static List<ArticleId> publish(TestArticles articles) {
        var ids = articles.publish(
                IntStream.range(0, ARTICLES).mapToObj(RawHttpTest::manuscript).toList());
        articles.retract(ids.get(RETRACTED));
        return ids;
    }

    private static Manuscript manuscript(int number) {
        var id = new ArticleId(UUID.randomUUID());
        var body = IntStream.range(0, 60)
                .mapToObj(i ->
                        "<p>Paragraph %d of article %d, „quoted“ and counted: %d.</p>".formatted(i, number, i * 7919))
                .collect(Collectors.joining());
        var draft = new Draft(
                id.toString(),
                new ArticleHeader("Manners " + number, "Standfirst of " + number, null),
                new Draft.Body(body, Draft.Body.Form.HTML),
                new Filing(
                        Section.named("Etiquette"),
                        List.of(Tag.named("tea")),
                        Author.named("Ada Writer"),
                        new Language("en")),
                NOON.minusSeconds(number));
        return Manuscript.of(id, draft, new CleanBody(body, 1)).withSlug(Slug.of(slug(number)));
    }
}
