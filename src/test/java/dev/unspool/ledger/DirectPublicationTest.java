package dev.unspool.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Author;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Draft;
import dev.unspool.article.Filing;
import dev.unspool.article.Language;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.database.Columns;
import dev.unspool.database.DatabaseSettings;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.embedded.SiteTest;
import dev.unspool.hotfeed.Relay;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found;
import dev.unspool.store.TestArticles;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Publishing single articles: how often it asks PostgreSQL, what others can do meanwhile, and how articles are dated. */
@SiteTest(database = SiteTest.SHARED)
class DirectPublicationTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private ArticleLedger here;

    @Autowired
    private ArticleStore store;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private NewsroomDatabase newsroom;

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private Drafts drafts;

    @Autowired
    private DatabaseSettings settings;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Environment environment;

    @Test
    void takesTwoRoundTripsForAnArticleAndHoldsNoLockBetweenThem() throws Exception {
        try (var network =
                new Relay(URI.create(url().substring("r2dbc:".length())).getPort())) {
            var pool = pool(network.port());
            var far = ledger(pool);
            submit(far, null); // opens the connection, and creates the topics
            assertThat(tripsOf(network, () -> submit(far, null))).isEqualTo(2);
            var key = new IdempotencyKey(UUID.randomUUID(), "far", "print");
            var published = new AtomicInteger();
            assertThat(tripsOf(network, () -> published.set(number(submit(far, key)))))
                    .isEqualTo(2);
            assertThat(tripsOf(
                            network, () -> assertThat(number(submit(far, key))).isEqualTo(published.get())))
                    .isEqualTo(1);
            var article = submit(far, null).article();
            var edit = TestArticles.now(article);
            assertThat(tripsOf(
                            network, () -> far.correct(edit, title("Righted")).block(LIMIT)))
                    .isEqualTo(2);
            assertThat(tripsOf(network, () -> far.takeDown(edit, "Gone.").block(LIMIT)))
                    .isEqualTo(2);
            assertThat(tripsOf(
                            network,
                            () -> far.kill(edit, "Gone.", "<p>Gone.</p>").block(LIMIT)))
                    .isEqualTo(2);
            var draft = drafted();
            assertThat(tripsOf(
                            network,
                            () -> far.publish(TestArticles.now(draft), null).block(LIMIT)))
                    .isEqualTo(3);
            assertThat(store.find(draft.toString()).block(LIMIT)).isInstanceOf(Found.Published.class);
            pool.disposeLater().block(LIMIT);
        }
    }

    @Test
    void datesArticlesByPostgresInTheOrderOfTheirNumbers() {
        var before = clock();
        var submitted = Flux.range(0, 24)
                .flatMap(i -> here.submit(manuscript("At once"), null, Actor.COMMAND), 8)
                .map(SubmittedArticle::article)
                .collectList()
                .block(LIMIT);
        var dates = database.sql("select published_at from article where id = any(:ids) order by number")
                .bind("ids", submitted.stream().map(ArticleId::value).toArray(UUID[]::new))
                .map(row -> new Columns(row).instant("published_at"))
                .all()
                .collectList()
                .block(LIMIT);
        assertThat(dates).hasSize(24).doesNotHaveDuplicates().isSorted();
        assertThat(dates.get(0)).isAfter(before);
        assertThat(dates.get(23)).isBefore(clock());
    }

    @Test
    void looksAgainForATagThatWasRenamedWhileItWaited() {
        submit(here, null);
        var waiting = manuscript("Waited");
        var published = Mono.usingWhen(
                        connections.create(),
                        connection -> Mono.from(connection.beginTransaction())
                                .then(run(connection, "select from change_log_head for update"))
                                .then(run(connection, "update tag set name = 'Stream' where name = 'River'"))
                                .then(Mono.fromSupplier(() -> here.submit(waiting, null, Actor.COMMAND)
                                        .toFuture()))
                                .delayUntil(submitted -> isWaiting())
                                .delayUntil(submitted -> Mono.from(connection.commitTransaction())),
                        connection -> Mono.from(connection.close()))
                .flatMap(Mono::fromFuture)
                .block(LIMIT);
        var names = database.sql(
                        "select t.name from article_tag l join tag t on t.slug = l.tag_slug where l.article_id = :id")
                .bind("id", published.article().value())
                .map(row -> new Columns(row).text("name"))
                .all()
                .collectList()
                .block(LIMIT);
        assertThat(names).containsExactly("River"); // a new one, since the other is called otherwise by now
    }

    @Test
    void leavesWhatWasCopiedIntoAnArticleWhileItsCorrectionWaited() {
        var article = submit(here, null).article();
        Mono.usingWhen(
                        connections.create(),
                        connection -> Mono.from(connection.beginTransaction())
                                .then(run(
                                        connection, "update article set coauthors = '[]' where id = '" + article + "'"))
                                .then(Mono.fromSupplier(() -> here.correct(TestArticles.now(article), title("Righted"))
                                        .toFuture()))
                                .delayUntil(corrected -> isWaiting())
                                .delayUntil(corrected -> Mono.from(connection.commitTransaction())),
                        connection -> Mono.from(connection.close()))
                .flatMap(Mono::fromFuture)
                .block(LIMIT);
        assertThat(count("select count(*) from article where version = 2 and coauthors is not null and id = '" + article
                        + "'"))
                .isOne();
        here.takeDown(TestArticles.now(article), "Gone.").block(LIMIT); // tests of this database read its feed
    }

    @Test
    void leavesADraftToTheLockThatAnotherPublishedWithEachOfItsSlugs() {
        var draft = manuscript("Twice");
        var first = manuscript("Twice");
        var direct = new DirectPublication(newsroom, new PublicationLookup(newsroom), json);
        here.submit(first.withSlug(draft.slug()), null, Actor.COMMAND).block(LIMIT);
        here.submit(draft, null, Actor.COMMAND).block(LIMIT);
        assertThat(direct.publish(draft, 1, Actor.COMMAND).hasElement().block(LIMIT))
                .isFalse();
    }

    @Test
    void correctsAnArticleThatAnotherCorrectedWhileItWaited() {
        var article = submit(here, null).article();
        var all = Flux.range(0, 8)
                .flatMap(i -> here.correct(TestArticles.now(article), title("Righted " + i)), 8)
                .collectList()
                .block(LIMIT);
        assertThat(all).hasSize(8).doesNotHaveDuplicates();
        assertThat(count("select version from article where id = '" + article + "'"))
                .isEqualTo(9);
        assertThat(count("select count(*) from change_log where article_id = '" + article + "'"))
                .isEqualTo(9);
    }

    private static int tripsOf(Relay network, Runnable work) {
        var before = network.trips();
        work.run();
        return network.trips() - before;
    }

    private int number(SubmittedArticle submitted) {
        return (int) count("select number from article where id = '" + submitted.article() + "'");
    }

    private ArticleLedger ledger(ConnectionPool pool) {
        var far = new NewsroomDatabase(pool);
        var turns = new PublishingTransaction(far, settings);
        return new ArticleLedger(
                far,
                turns,
                new IdempotencyKeys(far),
                new ArticleStates(far),
                new DirectPublication(far, new PublicationLookup(far), json),
                new TopicRegistry(far, json),
                json);
    }

    private ConnectionPool pool(int port) {
        var options = ConnectionFactoryOptions.parse(url())
                .mutate()
                .option(ConnectionFactoryOptions.PORT, port)
                .option(ConnectionFactoryOptions.USER, environment.getRequiredProperty("spring.r2dbc.username"))
                .option(ConnectionFactoryOptions.PASSWORD, environment.getRequiredProperty("spring.r2dbc.password"))
                .option(Option.valueOf("forceBinary"), true)
                .build();
        return new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(1)
                .maxSize(1)
                .build());
    }

    private String url() {
        return environment.getRequiredProperty("spring.r2dbc.url");
    }

    private ArticleId drafted() {
        return drafts.create(manuscript("Drafted"), null, Actor.COMMAND).block(LIMIT);
    }

    private static SubmittedArticle submit(ArticleLedger ledger, IdempotencyKey key) {
        return ledger.submit(manuscript("Far away"), key, Actor.COMMAND).block(LIMIT);
    }

    private static ArticlePatch title(String title) {
        return new ArticlePatch(title, null, null, null, "It was wrong.");
    }

    private static Manuscript manuscript(String title) {
        var filing = new Filing(
                new Section("banks", "Banks"),
                List.of(new Tag("river", "River")),
                Author.named("Wade Ford"),
                new Language("en"));
        var draft = new Draft(
                null,
                new ArticleHeader(title + ' ' + COUNT.incrementAndGet() % 3, null, null),
                new Draft.Body("<p>x</p>", Draft.Body.Form.HTML),
                filing,
                null);
        return Manuscript.of(new ArticleId(UUID.randomUUID()), draft, new CleanBody("<p>x</p>", 1));
    }

    private Mono<Boolean> isWaiting() {
        return database.sql("select count(*) > 0 as waits from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock'")
                .map(row -> new Columns(row).flag("waits"))
                .one()
                .filter(waits -> waits)
                .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(20)));
    }

    private static Mono<Void> run(io.r2dbc.spi.Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .flatMap(result -> result.getRowsUpdated())
                .then();
    }

    private Instant clock() {
        return database.sql("select clock_timestamp() as at")
                .map(row -> new Columns(row).instant("at"))
                .one()
                .block(LIMIT);
    }

    private long count(String sql) {
        return database.sql(sql)
                .map(row -> row.get(0, Number.class).longValue())
                .one()
                .block(LIMIT);
    }
}
