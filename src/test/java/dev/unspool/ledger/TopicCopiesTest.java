package dev.unspool.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
import dev.unspool.article.TopicKind;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.database.Transactions;
import dev.unspool.embedded.SiteTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Renaming what very many articles have: two at a time here. */
@SiteTest(database = SiteTest.SHARED)
class TopicCopiesTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    /** How many copies of its slug and of its name a tag has in articles; of its name alone, an author. */
    private static final String TAGGED =
            "select count(*) from article where '%s' = any(tag_slugs) and '%s' = any(tag_names)";

    private static final String COAUTHORED = "select count(*) from article where coauthors::text like '%%\"%s\"%%'";

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private NewsroomDatabase newsroom;

    @Autowired
    private PublishingTransaction transaction;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TopicCopyLifecycle background;

    private TopicCopies copies;
    private TopicLedger topics;

    /** A name that no other test has. */
    private final String name = "Topic " + UUID.randomUUID();

    @BeforeEach
    void copyTwoAtATime() {
        background.stop();
        copies = new TopicCopies(newsroom, newsroom, transaction, 2);
        topics = new TopicLedger(newsroom, transaction, copies, new DraftTopics(newsroom));
    }

    @AfterEach
    void goOn() {
        background.start();
    }

    @Test
    void writesTheFirstCopiesOfATagAtOnceAndTheOthersStepByStep() {
        publish(5);
        var slug = rename(TopicKind.TAG, name + " new");
        assertThat(count(TAGGED.formatted(slug, name + " new"))).isEqualTo(2);
        assertThat(count("select count(*) from topic_copy")).isOne();
        var seq = count("select seq from change_log_head");
        copies.finish().block(LIMIT);
        assertThat(count(TAGGED.formatted(slug, name + " new"))).isEqualTo(5);
        assertThat(count("select count(*) from topic_copy")).isZero();
        assertThat(count("select count(*) from change_log where kind = 'refiled' and seq > " + seq))
                .isOne();
        assertThat(copies.finish().block(LIMIT)).isZero();
    }

    @Test
    void beginsAnewWhereATagIsRenamedOnceMoreMeanwhile() {
        publish(5);
        rename(TopicKind.TAG, name + " new");
        var slug = rename(TopicKind.TAG, name + " newer");
        copies.finish().block(LIMIT);
        assertThat(count(TAGGED.formatted(slug, name + " newer"))).isEqualTo(5);
    }

    @Test
    void writesTheCopiesOfAnAuthorWhoIsAnotherThanTheFirst() {
        publish(5);
        rename(TopicKind.AUTHOR, name + " new");
        copies.finish().block(LIMIT);
        assertThat(count(COAUTHORED.formatted(name + " new"))).isEqualTo(5);
        assertThat(count(COAUTHORED.formatted(name))).isZero();
        assertThat(count("select count(*) from topic_copy")).isZero();
    }

    @Test
    void tellsReadersOfTheLastCopyAlsoIfAnInstanceIsKilledBeforeItDoes() {
        publish(5);
        rename(TopicKind.TAG, name + " new");
        var seq = count("select seq from change_log_head");
        var number = new AtomicInteger();
        Runnable kill = () -> require(number.incrementAndGet() < 3);
        var killed = new TopicCopies(newsroom, before(newsroom, kill), before(transaction, kill), 2);
        assertThatIllegalStateException().isThrownBy(() -> killed.finish().block(LIMIT));
        assertThat(count("select count(*) from topic_copy")).isOne();
        assertThat(copies.finish().block(LIMIT)).isOne();
        assertThat(count("select count(*) from change_log where kind = 'refiled' and seq > " + seq))
                .isOne();
        assertThat(count("select count(*) from topic_copy")).isZero();
    }

    @Test
    void goesOnWithOtherTopicsWhereOneCannotBeCopied() {
        publish(5);
        var slug = rename(TopicKind.TAG, name + " new");
        rename(TopicKind.AUTHOR, name + " new");
        coauthors("'{}'");
        assertThatException().isThrownBy(() -> copies.finish().block(LIMIT));
        assertThat(count(TAGGED.formatted(slug, name + " new"))).isEqualTo(5);
        assertThat(count("select count(*) from topic_copy")).isOne();
        coauthors("null");
        assertThat(copies.finish().block(LIMIT)).isOne();
        assertThat(count("select count(*) from topic_copy")).isZero();
    }

    @Test
    void renamesTheTagOfADraftThatIsSavedWhileItIsRenamed() {
        publish(1);
        var draft = manuscript("Saved meanwhile", List.of(Author.named(name)));
        var drafts = new Drafts(newsroom, new IdempotencyKeys(newsroom), new ArticleStates(newsroom), json);
        topics = new TopicLedger(
                newsroom,
                afterWork(() -> drafts.create(draft, null, Actor.COMMAND).block(LIMIT)),
                copies,
                new DraftTopics(newsroom));
        var slug = rename(TopicKind.TAG, name + " new");
        assertThat(count("select count(*) from draft where '%s' = any(tag_slugs) and '%s' = any(tag_names)"
                        .formatted(slug, name + " new")))
                .isOne();
    }

    @Test
    void listsTheFirstAuthorThatAnEarlierReleaseCorrected() {
        var id = publish(1).get(0);
        publish(List.of(manuscript("By another", List.of(Author.named(name + " other")))));
        database.sql("update article set author_slug = (select slug from author where name = :name) where id = :id")
                .bind("name", name + " other")
                .bind("id", id.value())
                .then()
                .block(LIMIT);
        var listed = database.sql("select w.name from article_author l join author w on w.slug = l.author_slug"
                        + " where l.article_id = :id order by 1")
                .bind("id", id.value())
                .map(row -> row.get("name", String.class))
                .all()
                .collectList()
                .block(LIMIT);
        assertThat(listed).containsExactly(name, name + " other");
    }

    /** Transactions before which something happens. */
    private static Transactions before(Transactions transactions, Runnable event) {
        return new Transactions() {
            @Override
            public <T> Mono<T> transactional(Mono<T> work) {
                return Mono.fromRunnable(event).then(transactions.transactional(work));
            }
        };
    }

    /** Transactions that commit after something has happened outside of them. */
    private Transactions afterWork(Runnable event) {
        var outside = Mono.fromRunnable(event).subscribeOn(Schedulers.boundedElastic());
        return new Transactions() {
            @Override
            public <T> Mono<T> transactional(Mono<T> work) {
                return transaction.transactional(work.delayUntil(done -> outside));
            }
        };
    }

    private static void require(boolean isAlive) {
        if (!isAlive) {
            throw new IllegalStateException("killed");
        }
    }

    private void coauthors(String value) {
        database.sql("update article set coauthors = " + value
                        + " where :name = any(tag_names) or :new = any(tag_names)")
                .bind("name", name)
                .bind("new", name + " new")
                .then()
                .block(LIMIT);
    }

    private List<ArticleId> publish(int count) {
        var authors = List.of(Author.named(name + " first"), Author.named(name));
        return publish(IntStream.range(0, count)
                .mapToObj(i -> manuscript("Copied " + i, authors))
                .toList());
    }

    private List<ArticleId> publish(List<Manuscript> manuscripts) {
        ledger.publish(manuscripts).block(LIMIT);
        return manuscripts.stream().map(Manuscript::id).toList();
    }

    /** Returns the new slug. */
    private String rename(TopicKind kind, String to) {
        var table = kind.code();
        var slug = database.sql("select public_slug from " + table + " where name like :name order by name limit 1")
                .bind("name", (kind == TopicKind.TAG ? name + "%" : name))
                .map(row -> row.get(0, String.class))
                .one()
                .block(LIMIT);
        var topic = topics.find(kind, slug).block(LIMIT);
        var now = "renamed-" + UUID.randomUUID();
        topics.change(
                        new TopicEdit(kind, topic.id(), topic.edition(), Actor.COMMAND),
                        new TopicPatch(to, now, null, null))
                .block(LIMIT);
        return now;
    }

    private Manuscript manuscript(String title, List<Author> authors) {
        var tag = new Tag(name.toLowerCase(Locale.ROOT).replace(' ', '-'), name);
        var filing = new Filing(new Section("copies", "Copies"), List.of(tag), authors, new Language("en"));
        var draft = new Draft(
                null,
                new ArticleHeader(title, null, null),
                new Draft.Body("<p>x</p>", Draft.Body.Form.HTML),
                filing,
                NOON);
        return Manuscript.of(new ArticleId(UUID.randomUUID()), draft, new CleanBody("<p>x</p>", 1));
    }

    private long count(String sql) {
        return database.sql(sql)
                .map(row -> row.get(0, Number.class).longValue())
                .one()
                .block(LIMIT);
    }
}
