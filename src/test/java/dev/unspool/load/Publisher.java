package dev.unspool.load;

import dev.unspool.announce.Announcements;
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
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.ledger.ArticlePatch;
import dev.unspool.ledger.Publication;
import dev.unspool.store.Epochs;
import dev.unspool.store.LogHead;
import dev.unspool.store.TestArticles;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Publishes as the newsroom does, from a process beside the instances: first the ledger, then the hint. It knows when each change was
 * committed.
 */
final class Publisher implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final Section NEWS = Section.named("News");

    /** Characters of a title besides its padding. */
    private static final int TITLE = 40;

    private final ConfigurableApplicationContext rooms;
    private final ArticleLedger ledger;
    private final Announcements announcements;
    private final Clock clock;
    private final CommitTimes moments = new CommitTimes();
    private int published;

    private Publisher(ConfigurableApplicationContext rooms) {
        this.rooms = rooms;
        this.ledger = rooms.getBean(ArticleLedger.class);
        this.announcements = rooms.getBean(Announcements.class);
        this.clock = rooms.getBean(Clock.class);
    }

    /** @param settings of the servers */
    static Publisher open(Map<String, Object> settings) {
        var application = new SpringApplication(Rooms.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return new Publisher(application.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new)));
    }

    CommitTimes moments() {
        return moments;
    }

    /** Publishes {@code count} articles at once. Returns their ids in reading order, newest first. */
    List<ArticleId> fill(int count) {
        return fill(count, NEWS);
    }

    /** Publishes {@code count} articles in {@code section}. Returns their ids in reading order, newest first. */
    List<ArticleId> fill(int count, Section section) {
        var now = clock.instant().minusSeconds(count);
        var manuscripts = IntStream.range(0, count)
                .mapToObj(i -> manuscript(0, section, now.minusSeconds(i)))
                .toList();
        publish(manuscripts);
        return manuscripts.stream().map(Manuscript::id).toList();
    }

    /** Publishes one article whose notice is {@code padding} bytes longer than the shortest. Returns its {@code seq}. */
    long publish(int padding) {
        return publish(List.of(manuscript(padding, NEWS, clock.instant())));
    }

    /** Returns its {@code seq}. */
    long correct(ArticleId id, String title) {
        return tell(ledger.correct(
                TestArticles.now(id), new ArticlePatch(title, null, null, null, "The title was wrong.")));
    }

    void retract(ArticleId id) {
        tell(ledger.takeDown(TestArticles.now(id), "Withdrawn by the editors."));
    }

    /** Returns its {@code seq}. */
    long kill(ArticleId id) {
        return tell(ledger.kill(TestArticles.now(id), "Withdrawn for good.", "<p>Withdrawn for good.</p>"));
    }

    /** Begins a new epoch of the change log, as after an older copy of the database was restored. Returns its first position. */
    LogHead beginEpoch() {
        return java.util.Objects.requireNonNull(
                rooms.getBean(Epochs.class).begin().block(LIMIT));
    }

    /** Returns an access token of a moderator. */
    String moderator() {
        var token = RandomToken.text();
        rooms.getBean(DatabaseClient.class)
                .sql(
                        "insert into access_token (name, hash, scopes, created_at, expires_at) values"
                                + " ('Moderator', sha256(convert_to(:token, 'UTF8')), '{moderate}', now(), now() + interval '1 day')")
                .bind("token", token)
                .then()
                .block(LIMIT);
        return token;
    }

    @Override
    public void close() {
        rooms.close();
    }

    private long tell(Mono<Long> change) {
        return java.util.Objects.requireNonNull(change.doOnNext(seq -> moments.set(seq, System.nanoTime()))
                .delayUntil(announcements::changedUpTo)
                .block(LIMIT));
    }

    private long publish(List<Manuscript> manuscripts) {
        var publication = ledger.publish(manuscripts)
                .doOnNext(done -> moments.set(done.seq(), System.nanoTime()))
                .delayUntil(done -> announcements.changedUpTo(done.seq()))
                .map(Publication::seq);
        return java.util.Objects.requireNonNull(publication.block(LIMIT));
    }

    private Manuscript manuscript(int padding, Section section, java.time.Instant at) {
        var id = new ArticleId(UUID.randomUUID());
        var number = "Load %06d ".formatted(++published);
        var title = number + "x".repeat(Math.min(Draft.MAX_TITLE - TITLE, padding));
        var body = "<p>Body of " + number + "</p>";
        var draft = new Draft(
                id.toString(),
                new ArticleHeader(title, "Standfirst", null),
                new Draft.Body(body, Draft.Body.Form.HTML),
                new Filing(section, List.of(), Author.named("Ada Writer"), new Language("en")),
                at);
        return Manuscript.of(id, draft, new CleanBody(body, 1)).withSlug(Slug.of(number + id));
    }

    /** Not annotated, so that the tests' own applications do not find it. */
    @EnableAutoConfiguration
    @ComponentScan({"dev.unspool.database", "dev.unspool.store", "dev.unspool.ledger", "dev.unspool.announce"})
    static class Rooms {}
}
