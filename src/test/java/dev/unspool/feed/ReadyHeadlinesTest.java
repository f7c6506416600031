package dev.unspool.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Author;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Draft;
import dev.unspool.article.Filing;
import dev.unspool.article.Headline;
import dev.unspool.article.Image;
import dev.unspool.article.Language;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Section;
import dev.unspool.article.Slug;
import dev.unspool.article.Tag;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestServers;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import dev.unspool.web.Site;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PostgreSQL writes the same JSON as the application would, member by member and in the same order. */
@SiteTest(database = SiteTest.SHARED)
class ReadyHeadlinesTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final String HOSTILE =
            "\"},{\" \\ \b\f\n\r\t \u0001\u001f\u007f\u2028 <b>&amp; ’ é ü 日本 \ud83d\ude80 עברית";

    @Autowired
    private TestSite testSite;

    @Autowired
    private FeedPages pages;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Site site;

    @Autowired
    private JsonMapper json;

    private TestArticles articles;

    @BeforeEach
    void emptyTheStore() {
        articles = testSite.emptied();
    }

    @Test
    void writesTheSameJsonAsJavaForAnyArticle() {
        var nobody = manuscript("Nobody", null, List.of(), null, null, "en", NOON);
        var hostile = manuscript(
                HOSTILE,
                HOSTILE,
                List.of(new Tag("one", HOSTILE), new Tag("two", "Two")),
                new Author("hostile", HOSTILE, HOSTILE, "/a?b=\"c\""),
                new Image("https://pictures.example/a?\"b", 640, 480, HOSTILE),
                "ar",
                NOON.plusMillis(7));
        var small = manuscript(
                "東京の朝 é",
                "",
                List.of(new Tag("tōkyō", "東京")),
                Author.named("Ada Writer"),
                new Image("/picture.svg", null, null, ""),
                "uz-Arab-AF",
                NOON.plusNanos(1_000));
        var undated = manuscript("Undated", "Lead", List.of(), null, null, "he", null);
        var several = undated.filing()
                .withAuthors(List.of(
                        Author.named("Ada Writer").withRole(HOSTILE),
                        new Author("second", HOSTILE + 2, HOSTILE, null),
                        Author.named("Third").withRole("edits")));
        var three = manuscript("Three", null, List.of(), null, null, "en", NOON.plusMillis(9))
                .withFiling(several);
        articles.publish(List.of(nobody, hostile, small, undated, three));
        assertThat(spelled()).isEqualTo(told()).hasSize(5);
    }

    @Test
    void updatesTheJsonInTheStatementThatCorrects() {
        var id = articles.publishOne("Before", NOON);
        articles.correct(id, HOSTILE);
        assertThat(spelled()).isEqualTo(told());
        assertThat(spelled().get(0).get("title").asString()).isEqualTo(HOSTILE);
        assertThat(spelled().get(0).get("version").asInt()).isEqualTo(2);
    }

    @Test
    void updatesTheJsonOfAllArticlesWhenAnAuthorOrSectionIsRenamed() {
        articles.publish(3, i -> NOON.minusSeconds(i));
        run("update author set name = 'Grace Editor', bio = 'Writes again.' where slug = 'ada-writer'");
        run("update section set name = 'Latest' where slug = 'news'");
        assertThat(spelled()).isEqualTo(told()).allSatisfy(headline -> {
            assertThat(headline.at("/author/name").asString()).isEqualTo("Grace Editor");
            assertThat(headline.at("/section/name").asString()).isEqualTo("Latest");
        });
    }

    @Test
    void writesAnEmptyPage() {
        assertThat(spelled()).isEmpty();
    }

    @Test
    void printsEveryInstantAsJavaDoes() {
        var instants = Stream.of(
                        "0001-01-01T00:00:00Z",
                        "0999-12-31T23:59:59.999999Z",
                        "1582-10-10T00:00:00.1Z",
                        "1969-12-31T23:59:59.000001Z",
                        "2024-02-29T12:34:56.78Z",
                        "2025-03-30T01:30:00.5Z",
                        "9999-12-31T23:59:59.999Z")
                .map(Instant::parse)
                .toList();
        run("set timezone = 'Europe/Berlin'");
        assertThat(answers("select spelled(value) from unnest(:values) value", instants.toArray(Instant[]::new)))
                .isEqualTo(instants.stream().map(Instant::toString).toList());
    }

    @Test
    void encodesEverySlugAsAnAddressDoes() {
        var slugs = IntStream.range('a', 0x2fa20)
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .filter(Slug::isValid)
                .map(letter -> "a-" + letter + "9" + letter)
                .toArray(String[]::new);
        assertThat(answers("select percent_encoded(value) from unnest(:values) value", slugs))
                .isEqualTo(Arrays.stream(slugs)
                        .map(slug -> site.articlePath(slug).substring("/articles/".length()))
                        .toList());
    }

    @Test
    void knowsTheDirectionOfEveryLanguage() {
        var scripts = Stream.of(
                "", "-Arab", "-Hebr", "-Latn", "-Adlm", "-Mand", "-Mend", "-Nkoo", "-Rohg", "-Samr", "-Syrc", "-Thaa");
        var languages = Stream.of(Locale.getISOLanguages()).toList();
        var tags = scripts.flatMap(script -> Stream.concat(
                                languages.stream(),
                                Stream.of(
                                        "arc",
                                        "ckb",
                                        "mzn",
                                        "nqo",
                                        "pnb",
                                        "prs",
                                        "syr",
                                        "zh-Hant",
                                        "en-arabic",
                                        "sl-1994"))
                        .map(language -> language + script))
                .flatMap(tag -> Stream.of(tag, tag + "-001"))
                .filter(ReadyHeadlinesTest::isWellFormed)
                .map(tag -> new Language(tag).tag())
                .toArray(String[]::new);
        assertThat(answers("select direction(value) from unnest(:values) value", tags))
                .contains("ltr", "rtl")
                .isEqualTo(Arrays.stream(tags)
                        .map(tag -> new Language(tag).direction())
                        .toList());
    }

    /** More than one batch of them. */
    @Test
    void writesTheJsonOfArticlesFromBeforeTheMigration() throws SQLException {
        var old = TestServers.freshDatabase();
        var flyway = Flyway.configure().dataSource(old.jdbcUrl(), old.user(), old.password());
        flyway.target("24").load().migrate();
        try (var connection = DriverManager.getConnection(old.jdbcUrl(), old.user(), old.password());
                var statement = connection.createStatement()) {
            statement.execute("insert into section (slug, name) values ('news', 'News')");
            statement.execute("insert into author (slug, name) values ('ada', 'Ada')");
            statement.execute("""
                    insert into article (id, number, slug, status, version, title, body_html, reading_minutes, section_slug, tag_slugs,
                        tag_names, author_slug, language, published_at, updated_at)
                    select gen_random_uuid(), i, 'slug-' || i, 'published', 1, 'Title', '<p>x</p>', 1, 'news', '{}', '{}', 'ada', 'en', now(), now()
                    from generate_series(1, 2500) i""");
            flyway.target("latest").load().migrate();
            try (var counts = statement.executeQuery("""
                    select count(*) filter (where a.headline_json like '%"title":"Title"%' and a.slug_in_address = a.slug
                                              and s.json = '{"slug":"news","name":"News"}' and w.json like '{"id":"%","slug":"ada",%'), count(*)
                    from article a join section s on s.slug = a.section_slug join author w on w.slug = a.author_slug""")) {
                counts.next();
                assertThat(counts.getInt(1)).isEqualTo(counts.getInt(2)).isEqualTo(2_500);
            }
        }
    }

    private List<JsonNode> spelled() {
        var ready =
                pages.readyHeadlines(FeedFilter.ALL, null, 10, site.articles()).block(LIMIT);
        return json.readTree(ready.headlines()).values().stream().toList();
    }

    private List<JsonNode> told() {
        var page = pages.headlines(FeedFilter.ALL, null, 10).block(LIMIT);
        return page.items().stream().map(this::told).toList();
    }

    private JsonNode told(Headline headline) {
        return json.readTree(json.writeValueAsString(HeadlineJson.of(headline, site)));
    }

    private List<String> answers(String sql, Object[] values) {
        return database.sql(sql)
                .bind("values", values)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block(LIMIT);
    }

    private void run(String sql) {
        database.sql(sql).then().block(LIMIT);
    }

    private static boolean isWellFormed(String tag) {
        try {
            return !new Language(tag).tag().isEmpty();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Manuscript manuscript(
            String title,
            @Nullable String standfirst,
            List<Tag> tags,
            @Nullable Author author,
            @Nullable Image image,
            String language,
            @Nullable Instant at) {
        var id = new ArticleId(UUID.randomUUID());
        var draft = new Draft(
                id.toString(),
                new ArticleHeader(title, standfirst, image),
                new Draft.Body("<p>Body.</p>", Draft.Body.Form.HTML),
                new Filing(Section.named("News"), tags, author, new Language(language)),
                at);
        return Manuscript.of(id, draft, new CleanBody("<p>Body.</p>", 3));
    }
}
