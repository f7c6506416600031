package dev.unspool.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.article.Manuscript;
import dev.unspool.embedded.SiteTest;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found;
import dev.unspool.store.TestArticles;
import io.r2dbc.spi.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A kill wins against every change that runs at the same time, on this release and on the one before. */
@SiteTest
class KillRaceTest {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Instant OLD = Instant.parse("2001-06-01T12:00:00Z");
    private static final int INTERLEAVINGS = 200;

    /** Kinds of changes that kills compete with. */
    private static final int RIVALS = 5;

    /** As the previous release runs it, with its parameters filled in. Text: the id. */
    private static final String KILL_OF_PREVIOUS_RELEASE = """
            with old as (
                select * from article where id = '%s' and (status = 'published' or retraction_kind = 'takedown')
            ), head as (
                update change_log_head set seq = seq + 1 where exists (select from old) returning seq
            ), earlier as (
                update revision r set
                    note = 'Gone.', title = 'Gone.', standfirst = null, body_html = '<p>Gone.</p>', image_url = null,
                    image_width = null, image_height = null, image_alt = null
                from old where r.article_id = old.id
            ), revisions as (
                insert into revision (article_id, version, at, kind, note, title, standfirst, body_html)
                select id, version + 1, now(), 'kill', 'Gone.', 'Gone.', null, '<p>Gone.</p>' from old
            ), articles as (
                update article a set
                    version = old.version + 1, status = 'retracted', retraction_kind = 'kill', retraction_notice = 'Gone.',
                    title = 'Gone.', standfirst = null, body_html = '<p>Gone.</p>', reading_minutes = 1, tag_slugs = '{}',
                    tag_names = '{}', image_url = null, image_width = null, image_height = null, image_alt = null,
                    updated_at = now()
                from old where a.id = old.id
            ), article_tags as (
                delete from article_tag t using old where t.article_id = old.id
            ), tags as (
                delete from tag t using old where t.slug = any(old.tag_slugs) and not exists (
                    select from article_tag other where other.tag_slug = t.slug and other.article_id <> old.id)
            ), changes as (
                insert into change_log (seq, kind, article_id, version, at)
                select head.seq, 'kill', old.id, old.version + 1, now() from old, head
            )
            select seq from head""";

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private Drafts drafts;

    @Autowired
    private NewsroomArchive archive;

    @Autowired
    private ArticleStore store;

    @Autowired
    private DatabaseClient database;

    @Test
    void winsAgainstPublishingCorrectingTakingDownAndRestoring() {
        var random = new Random(17);
        for (var i = 0; i < INTERLEAVINGS; i++) {
            var manuscript = imported(
                    "Floccinaucinihil " + i, i % RIVALS == 0 ? null : "flocci-source-" + i, List.of("flocci-" + i));
            var id = manuscript.id();
            var other = rival(i % RIVALS, manuscript);
            var kill = ledger.kill(TestArticles.now(id), "Gone.", "<p>Gone.</p>");
            Mono.zip(
                            later(kill, random.nextInt(4)),
                            later(other, random.nextInt(4)).onErrorReturn(0L).defaultIfEmpty(0L))
                    .block(LIMIT);
            assertThat(archive.find(id).block(LIMIT).state().isKilledWith("Gone."))
                    .as("interleaving %s", i)
                    .isTrue();
        }
        assertThat(rowsWith("flocci")).isEmpty();
        assertThat(rowsWith(hex("flocci"))).isEmpty();
    }

    @Test
    void leavesOutWhatAnImportBringsAgain() {
        var manuscript = imported("Sesquipedalian", "source-sesqui");
        ledger.publish(List.of(manuscript)).block(LIMIT);
        ledger.kill(TestArticles.now(manuscript.id()), "Gone.", "<p>Gone.</p>").block(LIMIT);
        assertThat(rowsWith("sesqui")).isEmpty();
        var again = ledger.publish(
                        List.of(imported("Another headline", "source-sesqui"), imported("New", "source-new")))
                .block(LIMIT);
        assertThat(again.killed()).isOne();
        assertThat(again.known()).isZero();
        assertThat(again.published()).isOne();
    }

    @Test
    void neutralisesWhatThePreviousReleaseKills() {
        var manuscript = imported("Borborygmus", "source-borbo", List.of("Borborygmi"));
        ledger.publish(List.of(manuscript)).block(LIMIT);
        run(KILL_OF_PREVIOUS_RELEASE.formatted(manuscript.id()));
        assertThat(rowsWith("borbo")).isEmpty();
        assertThat(store.find("borborygmus").block(LIMIT)).isInstanceOf(Found.Retracted.class);
        for (var taken : List.of("'borborygmus', 'source-other'", "'other', 'source-borbo'")) {
            assertThatThrownBy(() ->
                            run("insert into article (id, number, slug, source_id, status, version, title, body_html,"
                                    + " reading_minutes, section_slug, tag_slugs, tag_names, language, published_at, updated_at)"
                                    + " select gen_random_uuid(), 900000, " + taken
                                    + ", 'published', 1, 't', 'b', 1, section_slug, '{}', '{}', 'en', now(), now()"
                                    + " from article where id = '" + manuscript.id() + "'"))
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void keepsTheDraftThatThePreviousReleaseWouldPublish() {
        var manuscript = TestArticles.manuscript("Draft to be killed", "News", List.of(), OLD);
        drafts.create(manuscript, null, Actor.COMMAND).block(LIMIT);
        ledger.kill(TestArticles.now(manuscript.id()), "Gone.", "<p>Gone.</p>").block(LIMIT);
        var row = " where id = '" + manuscript.id() + "'";
        assertThatThrownBy(() -> run("delete from draft" + row)).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> run("update draft set title = 'Back'" + row))
                .isInstanceOf(DataIntegrityViolationException.class);
        run("update draft set section_name = 'Renamed'" + row);
    }

    @Test
    void givesTheKilledDraftToARequestThatWaitedForItsKey() throws Exception {
        var draft = TestArticles.manuscript("Callipygian", "News", List.of(), OLD);
        var key = new IdempotencyKey(UUID.randomUUID(), "callipygian-key", "print");
        drafts.create(draft, key, Actor.COMMAND).block(LIMIT);
        var kill = Mono.from(database.getConnectionFactory().create()).block(LIMIT);
        try {
            Mono.from(kill.beginTransaction())
                    .thenMany(Flux.from(
                            kill.createStatement("update idempotency_key set key = killed_key(key) where article_id = '"
                                            + draft.id() + "'")
                                    .execute()))
                    .flatMap(Result::getRowsUpdated)
                    .blockLast(LIMIT);
            var again = TestArticles.manuscript("Callipygian", "News", List.of(), OLD);
            var repeated = drafts.create(again, key, Actor.COMMAND).toFuture();
            count("pg_stat_activity where wait_event_type = 'Lock' and query like '%into idempotency_key%'")
                    .filter(waiting -> waiting > 0)
                    .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(20)))
                    .block(LIMIT);
            Mono.from(kill.commitTransaction()).block(LIMIT);
            assertThat(repeated.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(draft.id());
        } finally {
            Mono.from(kill.close()).block(LIMIT);
        }
        assertThat(count("draft where title = 'Callipygian'").block(LIMIT)).isOne();
        assertThat(count("idempotency_key where key = 'callipygian-key'").block(LIMIT))
                .isZero();
    }

    private Mono<Long> rival(int kind, Manuscript manuscript) {
        var now = TestArticles.now(manuscript.id());
        if (kind == 0) {
            drafts.create(manuscript, null, Actor.COMMAND).block(LIMIT);
            return ledger.publish(now, null);
        }
        ledger.publish(List.of(manuscript)).block(LIMIT);
        if (kind == 3) {
            var again = imported(manuscript.header().title(), manuscript.sourceId(), List.of());
            return ledger.publish(List.of(again)).map(Publication::seq);
        }
        if (kind == 4) {
            ledger.takeDown(now, "About the floccinaucinihil.").block(LIMIT);
            return ledger.restore(now, "The floccinaucinihil is back.");
        }
        return kind == 1
                ? ledger.correct(now, new ArticlePatch("Floccinaucinihil again", null, null, null, "A flocci note."))
                : ledger.takeDown(now, "About the floccinaucinihil.");
    }

    private Mono<Long> count(String rows) {
        return database.sql("select count(*) from " + rows)
                .map(row -> row.get(0, Long.class))
                .one();
    }

    private static Mono<Long> later(Mono<Long> change, int millis) {
        return Mono.delay(Duration.ofMillis(millis)).then(change);
    }

    private static Manuscript imported(String title, String source) {
        return imported(title, source, List.of());
    }

    private static Manuscript imported(String title, @Nullable String source, List<String> tags) {
        var made = TestArticles.manuscript(title, "News", tags, OLD);
        return new Manuscript(
                made.id(), source, made.slug(), made.header(), made.filing(), made.body(), made.publishedAt());
    }

    private static String hex(String word) {
        return HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
    }

    private void run(String sql) {
        database.sql(sql).fetch().rowsUpdated().block(LIMIT);
    }

    /** Lists the tables that have {@code word} in some row. */
    private List<String> rowsWith(String word) {
        return database.sql("select table_name from information_schema.tables where table_schema = 'public'")
                .map(row -> row.get(0, String.class))
                .all()
                .concatMap(table -> database.sql("select '" + table + ": ' || t::text from " + table
                                + " t where t::text ilike '%" + word + "%'")
                        .map(row -> row.get(0, String.class))
                        .all())
                .collectList()
                .block(LIMIT);
    }
}
