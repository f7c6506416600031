package dev.unspool.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.OwnPostgres;
import dev.unspool.embedded.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three instances of the packaged application with one thousand scheduled publications, of which a hundred are due at the same moment. One instance is killed and
 * started again, another is stopped, and the database is away for a while: each article is published once, and none early. An instance whose clock is an
 * hour ahead is in {@code TwoInstancesTest}.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ScheduleIT {

    private static final int PUBLICATIONS = Integer.getInteger("unspool.schedule.publications", 200);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** The database is away for so long; {@code -Dunspool.schedule.outage=30} for a longer test. */
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("unspool.schedule.outage", 10));

    /** Inserts drafts and their schedules: the first hundred are due together, the others one after the other over 18 s. */
    private static final String SCHEDULED = """
            with drafts as (
                insert into draft (id, title, body_html, reading_minutes, section_slug, section_name, tag_slugs, tag_names, language, updated_at)
                select gen_random_uuid(), 'Scheduled ' || i, '<p>Text.</p>', 1, 'news', 'News', '{}', '{}', 'en', now()
                from generate_series(1, %d) i returning id, title
            )
            insert into schedule (id, article_id, action, due_at, time_zone, version, actor_name, created_at)
            select gen_random_uuid(), id, 'publish', now() + interval '2 s' + greatest(0, split_part(title, ' ', 2)::int - 100) * interval '20 ms',
                'Z', 0, 'ScheduleIT', now() from drafts""".formatted(PUBLICATIONS);

    /** The due times, since a schedule is deleted when it is carried out. */
    private static final String REMEMBERED = "create table due_times as select article_id, due_at from schedule";

    private static final String LATENESS = """
            select round(1000 * extract(epoch from percentile_cont(%s) within group (order by c.at - d.due_at))) from due_times d
            join change_log c on c.article_id = d.article_id and c.kind = 'published'""";

    @TempDir
    private Path directory;

    @Test
    void publishesEachOnceAndNoneEarlyWhateverIsKilled() throws Exception {
        try (var postgres = OwnPostgres.started(directory)) {
            var settings = settings(postgres);
            var one = Instance.startQuickly("schedule-one", Instance.freePort(), settings)
                    .awaitReady();
            try (var two = Instance.startQuickly("schedule-two", Instance.freePort(), settings)
                            .awaitReady();
                    var three = Instance.startQuickly("schedule-three", Instance.freePort(), settings)
                            .awaitReady();
                    var database = postgres.connect()) {
                run(SCHEDULED, database);
                run(REMEMBERED, database);
                awaitPublished(PUBLICATIONS / 8, database);
                one.close(); // kill -9
                awaitPublished(PUBLICATIONS / 4, database);
                postgres.stop();
                Thread.sleep(OUTAGE.toMillis());
                postgres.goOn();
                try (var again = Instance.startQuickly("schedule-four", one.port(), settings)) {
                    awaitPublished(PUBLICATIONS / 2, database);
                    two.terminate();
                    awaitPublished(PUBLICATIONS, database);
                    assertThat(again.isAlive()).isTrue();
                }
                assertThat(three.isAlive()).isTrue();
                assertEachOnceAndNoneEarly(database);
            } finally {
                one.close();
            }
        }
    }

    private static void assertEachOnceAndNoneEarly(Connection database) throws SQLException {
        assertThat(number("select count(*) from change_log where kind = 'published'", database))
                .isEqualTo(PUBLICATIONS);
        assertThat(number("select count(distinct article_id) from change_log", database))
                .isEqualTo(PUBLICATIONS);
        assertThat(number(
                        "select count(*) from audit_log where action = 'published' and actor_name = 'ScheduleIT'",
                        database))
                .isEqualTo(PUBLICATIONS);
        assertThat(number("select count(*) from schedule", database)).isZero();
        assertThat(number(
                        "select count(*) from due_times d join change_log c on c.article_id = d.article_id where c.at < d.due_at",
                        database))
                .as("early")
                .isZero();
        var figures = new ArrayList<String>();
        for (var part : List.of("0.5", "0.8", "0.99", "1.0")) {
            figures.add(part + ": " + number(LATENESS.formatted(part), database) + " ms");
        }
        System.out.println(
                "Lateness of scheduled publications, with an outage of " + OUTAGE.toSeconds() + " s: " + figures);
    }

    private static Map<String, Object> settings(OwnPostgres postgres) {
        var settings = new HashMap<String, Object>();
        for (var argument : postgres.settings()) {
            var parts = argument.substring("--".length()).split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        var redis = TestServers.redis();
        settings.put("spring.data.redis.host", redis.host());
        settings.put("spring.data.redis.port", redis.port());
        settings.put("spring.data.redis.password", redis.password());
        settings.put("unspool.announce.channel", "schedule-it");
        settings.put("unspool.health.pause", "0s");
        return settings;
    }

    private static void awaitPublished(int count, Connection database) throws Exception {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (number("select count(*) from article", database) < count) {
            assertThat(System.nanoTime()).as("not published within " + LIMIT).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private static void run(String sql, Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(String sql, Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
