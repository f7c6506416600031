package dev.unspool.store;

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
import dev.unspool.hotfeed.Followers;
import dev.unspool.ledger.Actor;
import dev.unspool.ledger.ArticleEdit;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.ledger.ArticlePatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts articles into the store of a test, waiting until they are there. */
public final class TestArticles {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ArticleLedger ledger;

    public TestArticles(ArticleLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * In a store without articles, revisions, changes, sections, tags and authors, in a new life of the log; seq and number go on from where they
     * were.
     */
    public static TestArticles inEmptyStore(DatabaseClient database, ArticleLedger ledger) {
        database.sql(
                        "truncate schedule, killed_name, article_tag, revision, article, change_log, section, tag, author, topic_slug cascade")
                .then()
                .retry(10) // a reading of the server's own may hold what it waits for
                .block(LIMIT);
        database.sql("update change_log_head set epoch = gen_random_uuid(), topics = topics + 1")
                .then()
                .block(LIMIT);
        Followers.learn(ledger);
        return new TestArticles(ledger);
    }

    /** Publishes {@code count} articles, the i-th at {@code time.apply(i)}; gives their ids in that order. */
    public List<ArticleId> publish(int count, IntFunction<Instant> time) {
        return publish(IntStream.range(0, count)
                .mapToObj(i -> manuscript("Article " + i, "News", List.of("tag-" + i % 3), time.apply(i)))
                .toList());
    }

    public List<ArticleId> publish(List<Manuscript> manuscripts) {
        ledger.publish(manuscripts).block(LIMIT);
        Followers.learn(ledger);
        return manuscripts.stream().map(Manuscript::id).toList();
    }

    public ArticleId publishOne(String title, Instant at) {
        return publish(List.of(manuscript(title, "News", List.of(), at))).get(0);
    }

    public void retract(ArticleId id) {
        ledger.takeDown(now(id), "Withdrawn by the editors.").block(LIMIT);
        Followers.learn(ledger);
    }

    public void restore(ArticleId id) {
        ledger.restore(now(id), "").block(LIMIT);
        Followers.learn(ledger);
    }

    public void kill(ArticleId id) {
        ledger.kill(now(id), "Withdrawn for legal reasons.", "<p>Withdrawn for legal reasons.</p>")
                .block(LIMIT);
        Followers.learn(ledger);
    }

    public void correct(ArticleId id, String title) {
        ledger.correct(now(id), new ArticlePatch(title, null, null, null, "The headline was wrong."))
                .block(LIMIT);
        Followers.learn(ledger);
    }

    /** Creates an edit of the article in whatever edition it is. */
    public static ArticleEdit now(ArticleId id) {
        return new ArticleEdit(id, null, Actor.COMMAND);
    }

    public static Manuscript manuscript(String title, String section, List<String> tags, @Nullable Instant at) {
        var id = new ArticleId(UUID.randomUUID());
        var body = "<p>Body of " + title + ".</p>";
        var draft = new Draft(
                id.toString(),
                new ArticleHeader(title, "Standfirst of " + title, null),
                new Draft.Body(body, Draft.Body.Form.HTML),
                new Filing(
                        Section.named(section),
                        tags.stream().map(Tag::named).toList(),
                        Author.named("Ada Writer"),
                        new Language("en")),
                at);
        return Manuscript.of(id, draft, new CleanBody(body, 1));
    }
}
