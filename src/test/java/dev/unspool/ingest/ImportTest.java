package dev.unspool.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.format.JsonLines;
import dev.unspool.ledger.Actor;
import dev.unspool.ledger.ArticleEdit;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.ledger.Drafts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** Imports files into a real database: completely, in order, each article once. */
@SiteTest
class ImportTest {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Scheduler READING = Schedulers.boundedElastic();
    private static final Scheduler CLEANING = Schedulers.boundedElastic();

    @Autowired
    private Import work;

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private Drafts drafts;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Environment environment;

    @TempDir
    private Path directory;

    private long numberBefore;

    @BeforeEach
    void rememberTheHead() {
        numberBefore = number("select number from change_log_head");
    }

    @Test
    void publishesValidLinesAndWritesDownTheOthers() throws IOException {
        var file = write("mixed.jsonl", mixed());
        var report = run(file);
        assertThat(report.tally()).isEqualTo(new ImportTally(22, 4, 0, 0, 18, 0));
        assertThat(sources("mixed-%")).containsExactly("mixed-1", "mixed-2", "mixed-3", "mixed-4");
        assertThat(rejected(file))
                .containsExactly(
                        "3 id",
                        "4 title",
                        "5 section",
                        "6 language",
                        "7 tags",
                        "8 published_at",
                        "9 published_at",
                        "10 body",
                        "11 body",
                        "12 image",
                        "13 line",
                        "14 line",
                        "15 line",
                        "16 line",
                        "17 title",
                        "18 title",
                        "20 id",
                        "21 id title");
        assertThat(report.summary())
                .contains("22 read: 4 new, 0 already there, 18 refused", file.getFileName() + ".rejects.jsonl");
    }

    @Test
    void changesNothingWhenItRunsAgain() throws IOException {
        var file = write(
                "again.jsonl",
                Stream.concat(articles("again", 600), Stream.of("{}")).toList());
        run(file);
        var log = numbers("select seq from change_log order by seq");
        var again = run(file);
        assertThat(again.tally()).isEqualTo(new ImportTally(601, 0, 600, 0, 1, 0));
        assertThat(numbers("select seq from change_log order by seq")).isEqualTo(log);
        assertThat(rejected(file)).containsExactly("601 id title body section language");
    }

    @Test
    void keepsTheOrderOfTheLines() throws IOException {
        run(write("order.jsonl", articles("order", 1_200).toList()));
        var inOrder =
                "select number from article where source_id like 'order-%' order by substring(source_id from 7)::int";
        assertThat(numbers(inOrder))
                .containsExactlyElementsOf(LongStream.rangeClosed(numberBefore + 1, numberBefore + 1_200)
                        .boxed()
                        .toList());
        assertThat(texts("select source_id from article where source_id like 'order-%' order by id"))
                .isEqualTo(texts("select source_id from article where source_id like 'order-%' order by number"));
    }

    @Test
    void importsFilesOfOtherSystemsAndChangesNothingTheSecondTime() throws IOException {
        var feed = write(
                "feed.xml",
                List.of(
                        "<rss><channel><title>Harbour</title><link>https://feed.example/</link>",
                        "<item><title>One</title><guid>1</guid><description>Text</description></item>",
                        "<item><guid>2</guid></item>",
                        "<item><title>Two</title><guid>3</guid><description>&lt;script>x&lt;/script></description></item>",
                        "<item><title>Three</title><guid>4</guid><description>Text</description>"
                                + "<enclosure type='image/jpeg' url='javascript:x'/></item></channel></rss>"));
        var report = run(feed);
        assertThat(report.tally()).isEqualTo(new ImportTally(4, 2, 0, 0, 2, 0));
        assertThat(sources("feed.example %")).containsExactly("feed.example 1", "feed.example 4");
        assertThat(rejected(feed)).containsExactly("3 item", "4 body");
        assertThat(run(feed).tally()).isEqualTo(new ImportTally(4, 0, 2, 0, 2, 0));
    }

    @Test
    void keepsDraftsAsDraftsAndMakesEachOnce() throws IOException {
        var post = "<item><title>%1$s</title><wp:post_id>%2$s</wp:post_id><wp:status>%1$s</wp:status>"
                + "<content:encoded>Text</content:encoded></item>";
        var export = write(
                "drafts.xml",
                List.of(
                        "<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel>",
                        "<title>Harbour</title><link>https://drafts.example/</link>",
                        post.formatted("draft", "1"),
                        post.formatted("future", "2"),
                        post.formatted("publish", "3"),
                        "</channel></rss>"));
        assertThat(run(export).tally()).isEqualTo(new ImportTally(3, 1, 0, 0, 0, 2));
        assertThat(run(export).tally()).isEqualTo(new ImportTally(3, 0, 3, 0, 0, 0));
        assertThat(sources("drafts.example %")).containsExactly("drafts.example 3");
        assertThat(texts("select title from draft where section_name = 'Harbour' order by title"))
                .containsExactly("draft", "future");
    }

    @Test
    void makesNoArticleOfWhatItImportedAsADraft() throws IOException {
        var unpublished = fates("draft");
        assertThat(run(unpublished).tally()).isEqualTo(new ImportTally(5, 0, 0, 0, 0, 5));
        ledger.publish(edit("Fate published"), null).block(LIMIT);
        ledger.kill(edit("Fate killed"), "Gone.", "<p>Gone.</p>").block(LIMIT);
        var both = edit("Fate published, then killed");
        ledger.publish(both, null).block(LIMIT);
        ledger.kill(both, "Gone.", "<p>Gone.</p>").block(LIMIT);
        drafts.delete(edit("Fate deleted")).block(LIMIT);
        var articles = fates("publish");
        assertThat(dryRun(articles).tally()).isEqualTo(new ImportTally(5, 0, 3, 2, 0, 0));
        assertThat(previews(articles))
                .containsExactly(
                        "4 fate.example 1 same",
                        "5 fate.example 2 same",
                        "6 fate.example 3 killed",
                        "7 fate.example 4 killed",
                        "8 fate.example 5 same");
        for (var time = 1; time <= 2; time++) {
            assertThat(run(articles).tally()).isEqualTo(new ImportTally(5, 0, 3, 2, 0, 0));
            assertThat(run(unpublished).tally()).isEqualTo(new ImportTally(5, 0, 5, 0, 0, 0));
        }
        assertThat(texts("select title from article where title like 'Fate %' and body_html like '%Words of fate%'"))
                .containsExactly("Fate published");
        assertThat(texts("select title from draft where title like 'Fate %'")).containsExactly("Fate left");
    }

    @Test
    void makesNoDraftAgainThatIsDeletedMeanwhile() throws Exception {
        meanwhile(
                "deleted",
                "delete from draft where id = '%1$s'; insert into deleted_draft (id, at) values ('%1$s', now())");
    }

    @Test
    void makesNoDraftAgainThatIsPublishedMeanwhile() throws Exception {
        run(write("section.jsonl", List.of(article("section", 1))));
        meanwhile("published", """
                insert into article (id, number, slug, status, version, title, body_html, reading_minutes, section_slug, tag_slugs, tag_names,
                    language, published_at, updated_at)
                select d.id, -1, 'overtaken', 'published', 1, d.title, d.body_html, 1, a.section_slug, '{}', '{}', d.language, now(), now()
                from draft d, article a where d.id = '%1$s' and a.source_id = 'section-1';
                delete from draft where id = '%1$s'""");
    }

    /** Imports a draft a second time, while the statement {@code gone} runs and is not committed yet. */
    private void meanwhile(String end, String gone) throws Exception {
        var title = "Overtaken, " + end;
        var export = export(end + ".xml", end + ".example", List.of(post(title, 1, "draft")));
        assertThat(run(export).tally().drafts()).isOne();
        var id = draft(title);
        try (var connection = connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(gone.formatted(id));
            var again = CompletableFuture.supplyAsync(() -> runUnchecked(export));
            database.sql("select true from pg_stat_activity where datname = current_database()"
                            + " and wait_event_type = 'Lock'")
                    .map(row -> true)
                    .first()
                    .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(20)))
                    .block(LIMIT);
            connection.commit();
            assertThat(again.get(LIMIT.toSeconds(), TimeUnit.SECONDS).tally())
                    .isEqualTo(new ImportTally(1, 0, 1, 0, 0, 0));
        }
        assertThat(number("select count(*) from draft where id = '" + id + "'")).isZero();
    }

    private ImportReport runUnchecked(Path file) {
        try {
            return run(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private ArticleEdit edit(String title) {
        return new ArticleEdit(draft(title), null, Actor.COMMAND);
    }

    private ArticleId draft(String title) {
        return new ArticleId(UUID.fromString(texts("select id::text from draft where title = '" + title + "'")
                .get(0)));
    }

    /** Writes an export with five posts, one in each line from the fourth line on. */
    private Path fates(String status) throws IOException {
        var fates = List.of("left", "published", "killed", "published, then killed", "deleted");
        return export(
                "fates-" + status + ".xml",
                "fate.example",
                IntStream.range(0, fates.size())
                        .mapToObj(i -> post("Fate " + fates.get(i), i + 1, status))
                        .toList());
    }

    private Path export(String name, String site, List<String> posts) throws IOException {
        var lines = new ArrayList<>(List.of(
                "<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel>",
                "<title>Harbour</title>",
                "<link>https://" + site + "/</link>"));
        lines.addAll(posts);
        lines.add("</channel></rss>");
        return write(name, lines);
    }

    private static String post(String title, int id, String status) {
        return ("<item><title>%s</title><wp:post_id>%d</wp:post_id><wp:post_type>post</wp:post_type><wp:status>%s</wp:status>"
                        + "<content:encoded>Words of fate</content:encoded></item>")
                .formatted(title, id, status);
    }

    private ImportReport dryRun(Path file) throws IOException {
        var report = new ImportReport(ImportFiles.in(directory, null), new LineProgress(stopwatch()), stopwatch());
        new ImportLifecycle(work).run(new ImportOrder(List.of(source(file)), null, true), report);
        return report;
    }

    private List<String> previews(Path file) throws IOException {
        return Files.readAllLines(directory.resolve(file.getFileName() + ".preview.jsonl")).stream()
                .map(JSON::readTree)
                .map(line -> line.get("line").intValue() + " " + line.get("id").asString() + " "
                        + line.get("outcome").asString())
                .toList();
    }

    @Test
    void writesNothingInADryRun() throws IOException {
        run(write("dry-before.jsonl", articles("dry", 2).toList()));
        var head = number("select number from change_log_head");
        var file = write("dry.jsonl", List.of(article("dry", 2), "no", article("dry", 3)));
        var report = dryRun(file);
        assertThat(report.tally()).isEqualTo(new ImportTally(3, 1, 1, 0, 1, 0));
        assertThat(report.summary()).contains("dry.jsonl.preview.jsonl");
        assertThat(previews(file)).containsExactly("1 dry-2 same", "3 dry-3 new");
        assertThat(number("select number from change_log_head")).isEqualTo(head);
        assertThat(sources("dry-%")).containsExactly("dry-1", "dry-2");
    }

    @Test
    void readsSeveralFilesInOrderGzippedOnesToo() throws IOException {
        var one = directory.resolve("one.jsonl.gz");
        Files.write(
                one,
                SourceBytesTest.gzip(
                        String.join("\n", articles("packed", 300).toList()).getBytes(StandardCharsets.UTF_8)));
        var two = write("two.jsonl", List.of(article("plain", 1), "no", article("packed", 1)));
        var report = run(one, two);
        assertThat(report.tally()).isEqualTo(new ImportTally(303, 301, 1, 0, 1, 0));
        assertThat(rejected(two)).containsExactly("2 line");
    }

    @Test
    void saysWhereABrokenFileEndsAndKeepsTheLinesBefore() throws IOException {
        var whole = SourceBytesTest.gzip(
                String.join("\n", articles("broken", 2_500).toList()).getBytes(StandardCharsets.UTF_8));
        var file = directory.resolve("broken.jsonl.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        var seen = new ArrayList<ImportOutcome>();
        StepVerifier.create(work.run(order(List.of(source(file))), READING, CLEANING)
                        .doOnNext(seen::add))
                .thenConsumeWhile(outcome -> true)
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(UnreadableSource.class)
                        .hasMessageContaining("broken.jsonl.gz cannot be read on after line"))
                .verify(LIMIT);
        assertThat(sources("broken-%"))
                .hasSize(seen.stream()
                        .mapToInt(outcome -> outcome.result().published())
                        .sum());
        assertThat(seen).isNotEmpty();
    }

    @Test
    void continuesWhenTheDatabaseDropsItsConnections() throws IOException {
        var file = write("dropped.jsonl", articles("dropped", 1_800).toList());
        StepVerifier.create(work.run(order(List.of(source(file))), READING, CLEANING)
                        .publishOn(Schedulers.boundedElastic(), 1)
                        .doOnNext(outcome -> dropConnections())
                        .reduce(ImportTally.ZERO, ImportTally::plus))
                .assertNext(tally -> {
                    assertThat(tally.published() + tally.known()).isEqualTo(1_800);
                    assertThat(tally.refused()).isZero();
                })
                .expectComplete()
                .verify(LIMIT);
        assertThat(sources("dropped-%")).hasSize(1_800);
        assertThat(number("select number from change_log_head")).isEqualTo(numberBefore + 1_800);
    }

    @Test
    void finishesOnTheSecondRunWhenTheFirstWasKilled() throws IOException, InterruptedException {
        var file = write("killed.jsonl", articles("killed", 3_000).toList());
        var process = start(file);
        try {
            while (sources("killed-%").isEmpty() && process.isAlive()) {
                Thread.sleep(20);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        var first = sources("killed-%").size();
        assertThat(first).isPositive();
        var second = run(file);
        assertThat(second.tally()).isEqualTo(new ImportTally(3_000, 3_000 - first, first, 0, 0, 0));
        assertThat(sources("killed-%")).hasSize(3_000).doesNotHaveDuplicates();
        assertThat(number("select number from change_log_head")).isEqualTo(numberBefore + 3_000);
        assertThat(number("select count(*) from change_log")).isEqualTo(number("select max(seq) from change_log"));
    }

    @Test
    void exitsWithTheCodeOfItsResult() throws IOException, InterruptedException {
        var goodFile = write("code-good.jsonl", articles("code", 3).toList());
        var mixedFile = write("code-mixed.jsonl", List.of(article("code", 4), "no"));
        var good = start(goodFile);
        var mixed = start(mixedFile);
        assertThat(good.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(good.exitValue()).isZero();
        assertThat(output(goodFile)).contains("3 read: 3 new, 0 already there, 0 refused");
        assertThat(mixed.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(mixed.exitValue()).isEqualTo(2);
        assertThat(output(mixedFile)).contains("2 read: 1 new, 0 already there, 1 refused");
        assertThat(Files.readString(directory.resolve("code-mixed.jsonl.rejects.jsonl")))
                .contains("\"line\":2");
    }

    /** One line for each mistake of real exports, between valid lines. */
    private static List<String> mixed() {
        return List.of(
                article("mixed", 1),
                "",
                article("mixed", 0).replace("\"mixed-0\"", "null"),
                article("mixed", 0).replace("\"Title 0\"", "\"  \""),
                article("mixed", 0).replace("\"Harbour\"", "[]"),
                article("mixed", 0).replace("\"en\"", "\"en english\""),
                article("mixed", 0).replace("[\"tag\"]", "\"tag\""),
                article("mixed", 0).replace("13:00:00Z", "13:00:00"),
                article("mixed", 0).replace("2020-01", "9020-01"),
                article("mixed", 0).replace("<p>Body 0.</p>", "<script>alert(1)</script>"),
                article("mixed", 0).replace("body_html", "body"),
                article("mixed", 0).replace("\"image\":null", "\"image\":{\"url\":\"javascript:alert(1)\"}"),
                "{\"id\": \"mixed-0\"",
                "[]",
                "x".repeat(JsonLines.MAX_LINE + 1),
                "{\"id\": \"\u0000\"}",
                article("mixed", 0).replace("Title 0", "a\\u0000b"),
                article("mixed", 0).replace("Title 0", "a\\ud800b"),
                article("mixed", 2).replace("Title 2", "文字 \uD83D\uDE00"),
                article("mixed", 1),
                article("mixed", 0).replace("mixed-0", "x".repeat(201)).replace("Title 0", "t".repeat(501)),
                article("mixed", 3).replace("\"2020-01-01T13:00:00Z\"", "null"),
                article("mixed", 4));
    }

    private static Stream<String> articles(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> article(prefix, i));
    }

    private static String article(String prefix, int i) {
        return "{\"id\":\"%1$s-%2$d\",\"title\":\"Title %2$d\",\"section\":\"Harbour\",\"tags\":[\"tag\"],\"language\":\"en\",\"image\":null,"
                        .formatted(prefix, i)
                + "\"published_at\":\"2020-01-01T13:00:00Z\",\"body_html\":\"<p>Body %d.</p>\"}".formatted(i);
    }

    private ImportReport run(Path... files) throws IOException {
        var sources = Stream.of(files).map(ImportTest::source).toList();
        var written = ImportFiles.in(directory, null);
        written.clear(sources);
        var report = new ImportReport(written, new LineProgress(stopwatch()), stopwatch());
        new ImportLifecycle(work).run(order(sources), report);
        return report;
    }

    private static Stopwatch stopwatch() {
        return new Stopwatch(Clock.systemUTC());
    }

    private static ImportOrder order(List<Source> sources) {
        return new ImportOrder(sources, null, false);
    }

    /** Starts the command in a process of its own, with this test's database. */
    private Process start(Path file) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.unspool.Unspool",
                "import",
                file.toString()));
        for (var setting : List.of(
                "spring.r2dbc.url",
                "spring.r2dbc.username",
                "spring.r2dbc.password",
                "spring.data.redis.host",
                "spring.data.redis.port",
                "spring.data.redis.password")) {
            command.add("--" + setting + "=" + environment.getProperty(setting));
        }
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(outputOf(file).toFile())
                .start();
    }

    private static String output(Path file) throws IOException {
        return Files.readString(outputOf(file));
    }

    private static Path outputOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".output");
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(directory.resolve(name), lines);
    }

    private static Source source(Path file) {
        return Source.of(file.toString());
    }

    private List<String> rejected(Path file) throws IOException {
        return Files.readAllLines(directory.resolve(file.getFileName() + ".rejects.jsonl")).stream()
                .map(JSON::readTree)
                .map(line -> line.get("line").intValue() + " "
                        + String.join(
                                " ",
                                line.get("faults").values().stream()
                                        .map(fault -> fault.get("field").asString())
                                        .toList()))
                .toList();
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                environment.getProperty("spring.flyway.url"),
                environment.getProperty("spring.flyway.user"),
                environment.getProperty("spring.flyway.password"));
    }

    private void dropConnections() {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> sources(String like) {
        return texts("select source_id from article where source_id like '" + like + "' order by number");
    }

    private long number(String sql) {
        return numbers(sql).get(0);
    }

    private List<Long> numbers(String sql) {
        return database.sql(sql)
                .map(row -> row.get(0, Long.class))
                .all()
                .collectList()
                .retry(5)
                .block(LIMIT);
    }

    private List<String> texts(String sql) {
        return database.sql(sql)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .retry(5)
                .block(LIMIT);
    }
}
