package dev.unspool.badday;

import dev.unspool.badday.AnyInstance.Unanswered;
import dev.unspool.badday.Evidence.AtRest;
import dev.unspool.badday.Evidence.Comments;
import dev.unspool.embedded.OwnPostgres;
import dev.unspool.embedded.OwnRedis;
import dev.unspool.hotfeed.Relay;
import dev.unspool.load.Instance;
import dev.unspool.load.RandomToken;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Two instances of the packaged application on a PostgreSQL and a Redis of their own, each behind a network that a fault can break. */
final class BadDaySite implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> STARVED = List.of("-Xmx56m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Finds what only a part of a write leaves behind. */
    private static final String HALVES = """
            select 'article ' || id || ' without one change, entry and number' from article a where 1 <> (
                 select count(*) from change_log c where c.article_id = a.id and c.kind = 'published')
                 or 1 <> (select count(*) from audit_log l where l.article_id = a.id and l.action = 'published')
                 or a.number > (select number from change_log_head)
            union all select 'head ' || seq || ', ' || number || ' beside the log' from change_log_head h
                 where h.seq <> (select max(seq) from change_log) or h.seq <> (select count(*) from change_log)
                 or h.number <> (select count(*) from article)
            union all select 'change ' || seq || ' without article' from change_log c
                 where not exists (select from article a where a.id = c.article_id)
            union all select 'key without article ' || article_id from idempotency_key k
                 where not exists (select from article a where a.id = k.article_id)
            union all select 'tally of ' || article_id || ' beside its comments' from comment_tally t
                 where approved <> (select count(*) from comment c where c.article_id = t.article_id and c.state = 'approved')
            """;

    private final OwnPostgres postgres;
    private final OwnRedis redis;
    private final Relay toPostgres;
    private final Relay toRedis;
    private final Map<String, Object> settings;
    private final List<Instance> instances = new ArrayList<>();

    private BadDaySite(OwnPostgres postgres, OwnRedis redis, Relay toPostgres, Relay toRedis) {
        this.postgres = postgres;
        this.redis = redis;
        this.toPostgres = toPostgres;
        this.toRedis = toRedis;
        this.settings = settings();
    }

    /** Starts everything, with the time limits of production, and returns once both instances are ready. */
    static BadDaySite started(Path directory) throws Exception {
        var redis = OwnRedis.started(directory);
        var postgres = OwnPostgres.started(directory);
        var site = new BadDaySite(
                postgres,
                redis,
                new Relay(postgres.port()),
                new Relay(redis.address().port()));
        try {
            for (var name : List.of("one", "two")) {
                site.instances.add(Instance.startQuickly("bad-day-" + name, Instance.freePort(), site.settings));
            }
            for (var instance : site.instances) {
                instance.awaitReady();
            }
            return site;
        } catch (Exception | AssertionError failure) {
            site.close();
            throw failure;
        }
    }

    OwnPostgres postgres() {
        return postgres;
    }

    OwnRedis redis() {
        return redis;
    }

    Relay toPostgres() {
        return toPostgres;
    }

    Relay toRedis() {
        return toRedis;
    }

    List<Instance> instances() {
        return List.copyOf(instances);
    }

    AnyInstance asReadersSeeIt() {
        return new AnyInstance(instances.stream().map(Instance::port).toList());
    }

    /** Kills an instance, as the kernel does when memory runs out. */
    void kill(int which) throws InterruptedException {
        instances.get(which).close();
    }

    /** Ends an instance as a deployment does, and returns once the process has ended. */
    void stop(int which) throws InterruptedException {
        instances.get(which).terminate();
        instances.get(which).awaitEnd();
    }

    /** Starts an instance again at the port that it had, and returns once it is ready. */
    void start(int which) throws Exception {
        var port = instances.get(which).port();
        instances.set(which, Instance.startQuickly("bad-day-again-" + which, port, settings));
        instances.get(which).awaitReady();
    }

    /** Starts an instance at the port that it had, with so little memory that it cannot live long, and does not wait for it. */
    void starve(int which) throws Exception {
        var port = instances.get(which).port();
        instances.set(which, Instance.start("bad-day-starved", port, settings, STARVED, List.of()));
    }

    /** Starts an instance of another release at the port that it had, and returns once it is ready. */
    void start(int which, Path jar) throws Exception {
        var port = instances.get(which).port();
        var command =
                new ArrayList<>(List.of(Instance.JAVA.resolve("java").toString(), "-Xmx256m", "-jar", jar.toString()));
        command.addAll(Instance.arguments(settings, "--server.port=" + port));
        instances.set(which, Instance.started("bad-day-previous", port, command).awaitReady());
    }

    /** Returns a new access token with which the newsroom can publish. */
    String token() throws SQLException {
        var token = RandomToken.text();
        try (var session = postgres.connect();
                var insert = session.prepareStatement(
                        "insert into access_token (name, hash, scopes, created_at, expires_at) values"
                                + " ('Bad day', sha256(convert_to(?, 'UTF8')), '{write,publish}', now(), now() + interval '1 day')")) {
            insert.setString(1, token);
            insert.execute();
        }
        return token;
    }

    long head() throws SQLException {
        return Long.parseLong(query("select seq from change_log_head").get(0));
    }

    /** Returns what is there now that nobody writes any more. */
    AtRest atRest(Newsroom newsroom) throws Exception {
        var feeds = new ArrayList<List<String>>();
        var comments = new ArrayList<Comments>();
        for (var instance : instances) {
            var alone = new AnyInstance(List.of(instance.port()));
            feeds.add(Walker.all(alone));
            for (var entry : newsroom.comments().entrySet()) {
                comments.add(comments(alone, entry.getKey(), entry.getValue()));
            }
        }
        return new AtRest(feeds, head(), comments, query(HALVES));
    }

    @Override
    public void close() throws Exception {
        for (var instance : instances) {
            instance.close();
        }
        toPostgres.close();
        toRedis.close();
        postgres.close();
        redis.close();
    }

    private static Comments comments(AnyInstance instance, String article, Newsroom.Tally tally)
            throws Unanswered, InterruptedException {
        var thread = JSON.readTree(
                instance.get("/api/v1/articles/" + article + "/comments").body());
        return new Comments(
                article,
                tally.acknowledged.get(),
                tally.sent.get(),
                thread.path("count").asInt(-1),
                thread.path("items").size());
    }

    private List<String> query(String sql) throws SQLException {
        try (var session = postgres.connect();
                var statement = session.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private Map<String, Object> settings() {
        var all = new HashMap<String, Object>();
        Stream.of(postgres.settings(toPostgres.port()), redis.settings())
                .flatMap(Stream::of)
                .map(setting -> setting.substring(2).split("=", 2))
                .forEach(setting -> all.put(setting[0], setting[1]));
        all.put("spring.data.redis.port", toRedis.port());
        all.put(
                "unspool.site.base-url",
                "http://localhost"); // without the port, which differs: instances of one site share pages
        all.put("unspool.health.pause", "2s");
        all.put("unspool.stream.drain", "2s");
        all.put("unspool.stream.per-household", "1000"); // all readers are at one address
        all.put("unspool.trusted-proxies", "127.0.0.1");
        all.put("unspool.comments.min-fill", "0s");
        all.put("unspool.comments.moderation.off", "trap,duplicate,pace,rate,first-time");
        return all;
    }
}
