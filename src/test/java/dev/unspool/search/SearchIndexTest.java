package dev.unspool.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.database.Columns;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.r2dbc.core.DatabaseClient;

/** What is found while articles are published, corrected and retracted, and others are being indexed. */
@SiteTest(database = SiteTest.SHARED)
class SearchIndexTest {

    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** What the application takes before it indexes anything. */
    private static final String NOBODY_INDEXES = "select pg_advisory_xact_lock(hashtext('index_for_search'))";

    /** Keeps an article that was read from being locked and written. */
    private static final String NOBODY_GOES_ON_FROM_READING = "lock table search_language in share mode";

    /** Keeps an article that is locked from being written. */
    private static final String NOBODY_WRITES = "lock table article_search in share mode";

    private TestArticles articles;
    private Indexed indexed;

    @Autowired
    private TestSite site;

    @Autowired
    private SearchFill fill;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Environment environment;

    @BeforeEach
    void empty() {
        articles = site.emptied();
        indexed = new Indexed(fill, database);
    }

    /** PostgreSQL sorts a run of marks in quadratic time, without end for a text of them. */
    @Test
    void foldsNoRunOfMarksOfAnyKind() {
        var marks = IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .mapToObj(Character::toString)
                .filter(SearchIndexTest::isSorted)
                .toArray(String[]::new);
        assertThat(marks).hasSizeGreaterThan(800);
        var uncut = database.sql(
                        "select mark from unnest(:marks::text[]) mark where char_length(search_folded('a' || repeat(mark, 40))) > 20")
                .bind("marks", marks)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block(LIMIT);
        assertThat(uncut).isEmpty();
    }

    /** Whether it begins with a mark, which is sorted among its neighbours: Unicode, section 3.11. */
    private static boolean isSorted(String character) {
        var first = Character.toString(Normalizer.normalize(character, Form.NFD).codePointAt(0));
        return isSorted(first, "\u0334") || isSorted("\u0345", first);
    }

    private static boolean isSorted(String mark, String next) {
        return !Normalizer.normalize(mark + next, Form.NFD).equals(mark + next);
    }

    @Test
    void losesTheOldTextWithTheCorrectionAndTheTextWithTheRetraction() {
        var corrected = publish("Fog over the pier");
        var withdrawn = publish("Fog over the lake");
        var killed = publish("Fog over the hill");
        indexed.await();
        assertThat(found("fog")).hasSize(3);
        during(NOBODY_INDEXES, () -> {
            articles.correct(corrected, "Mist over the pier");
            articles.retract(withdrawn);
            articles.kill(killed);
            assertThat(found("fog")).isEmpty();
            assertThat(found("lake")).isEmpty();
        });
        indexed.await();
        assertThat(found("fog")).isEmpty();
        assertThat(found("over")).containsExactly("Mist over the pier");
    }

    @Test
    void doesNotWriteATextThatWasReadBeforeItsCorrection() {
        var article = new ArticleId[1];
        during(NOBODY_GOES_ON_FROM_READING, () -> {
            article[0] = publish("Fog over the pier");
            index();
            awaitWaiting(1);
            articles.correct(article[0], "Mist over the pier");
        });
        awaitNobodyIndexing();
        assertThat(found("fog")).isEmpty();
        indexed.await();
        assertThat(found("fog")).isEmpty();
        assertThat(found("mist")).hasSize(1);
    }

    @Test
    void doesNotWriteATextThatWasReadBeforeItsRetraction() {
        during(NOBODY_GOES_ON_FROM_READING, () -> {
            var article = publish("Fog over the pier");
            index();
            awaitWaiting(1);
            articles.kill(article);
        });
        indexed.await();
        assertThat(found("fog")).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void letsARetractionWinOverTheWritingThatItWaitsFor() {
        var retraction = new CompletableFuture<?>[1];
        during(NOBODY_WRITES, () -> {
            var article = publish("Fog over the pier");
            index();
            awaitWaiting(1);
            retraction[0] = CompletableFuture.runAsync(() -> articles.retract(article));
            awaitWaiting(2);
        });
        retraction[0].join();
        indexed.await();
        assertThat(found("fog")).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void waitsForNobodyWhoChangesAnArticle() {
        var indexing = hold(NOBODY_INDEXES);
        publish("Fog of before");
        var held = publish("Fog that is held");
        publish("Fog of later");
        try (var change = hold("select from article where id = '" + held + "' for update")) {
            indexing.close();
            while (indexed.waiting() > 1) {
                fill.finish().block(LIMIT);
            }
            assertThat(found("fog")).containsExactlyInAnyOrder("Fog of before", "Fog of later");
        }
        indexed.await();
        assertThat(found("fog")).hasSize(3);
    }

    @Test
    void takesNewArticlesBeforeThoseThatWaitLonger() {
        during(NOBODY_INDEXES, () -> {
            articles.publish(SearchFill.STEP * 2, i -> NOON.minusSeconds(i));
            publish("Fog of today");
        });
        database.sql("select index_for_search(1)").then().block(LIMIT);
        assertThat(found("fog")).hasSize(1);
    }

    @Test
    void indexesWhatWasThereBeforeTheSearch() {
        articles.publish(IntStream.range(0, SearchFill.STEP + 5)
                .mapToObj(i -> TestArticles.manuscript("Fog " + i, "News", List.of(), NOON.minusSeconds(i)))
                .toList());
        articles.retract(publish("Fog withdrawn"));
        indexed.await();
        run("delete from article_search");
        run(migration("V0054__index_articles_of_old.sql"));
        indexed.await();
        assertThat(found("fog")).hasSize(SearchFill.STEP + 5);
    }

    private void index() {
        fill.finish().subscribe();
    }

    /** Does {@code meanwhile} in the middle of another transaction. */
    private void during(String transaction, Runnable meanwhile) {
        try (var held = hold(transaction)) {
            meanwhile.run();
        }
    }

    private Transaction hold(String sql) {
        try {
            var connection = DriverManager.getConnection(
                    environment.getProperty("spring.flyway.url"),
                    environment.getProperty("spring.flyway.user"),
                    environment.getProperty("spring.flyway.password"));
            connection.setAutoCommit(false);
            connection.createStatement().execute(sql);
            return new Transaction(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitNobodyIndexing() {
        during(NOBODY_INDEXES, () -> {});
    }

    /** Waits until so many transactions wait for another one. */
    private void awaitWaiting(long transactions) {
        database.sql("select count(*) as waiting from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock'")
                .map(row -> new Columns(row).number("waiting"))
                .one()
                .filter(waiting -> waiting >= transactions)
                .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(10)))
                .block(LIMIT);
    }

    private List<String> found(String query) {
        return SearchApiTest.titles(SearchApiTest.json(site.client(), "/api/v1/search?limit=50&q={q}", query));
    }

    private long rows() {
        return database.sql("select count(*) as articles from article_search")
                .map(row -> new Columns(row).number("articles"))
                .one()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private void run(String sql) {
        database.sql(sql).then().block(LIMIT);
    }

    private ArticleId publish(String title) {
        return articles.publish(List.of(SearchApiTest.manuscript(title, "<p>Nothing.</p>", "en")))
                .get(0);
    }

    private static String migration(String name) {
        try {
            return new ClassPathResource("db/migration/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A transaction that holds its locks until it is closed. */
    private record Transaction(Connection connection) implements AutoCloseable {

        @Override
        public void close() {
            try {
                connection.commit();
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
