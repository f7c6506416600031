package dev.unspool.related;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.audience.Ranking;
import dev.unspool.audience.Rankings;
import dev.unspool.database.Columns;
import dev.unspool.database.Permits;
import dev.unspool.database.RunToEnd;
import dev.unspool.database.TimedStatements;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Availability;
import dev.unspool.store.HeadlineRow;
import dev.unspool.store.LogHead;
import dev.unspool.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what else to read after an article. */
@Component
public final class RelatedArticles {

    private static final Logger LOG = LoggerFactory.getLogger(RelatedArticles.class);

    /** Comparisons at a time: a few of the connections that readers share. */
    private static final int AT_ONCE = 3;

    private static final int WAITING = 30;

    private final Permits permits;
    private final Duration time;
    private final DatabaseClient database;
    private final TimedStatements statements;
    private final ArticleStore articles;
    private final Rankings rankings;

    RelatedArticles(
            DatabaseClient database,
            TimedStatements statements,
            ArticleStore articles,
            Rankings rankings,
            RelatedSettings settings) {
        this.permits = new Permits(AT_ONCE, WAITING, settings.time());
        this.time = settings.time();
        this.database = database;
        this.statements = statements;
        this.articles = articles;
        this.rankings = rankings;
    }

    /**
     * Gives what else to read after the article with this id or slug, or one that it had. Fails with {@code not-found} if there is none, and with {@code
     * article-retracted} once it was retracted. What takes too long to be compared is left out.
     */
    public Mono<Related> to(String idOrSlug) {
        return articles.availability(idOrSlug)
                .map(RelatedArticles::published)
                .zipWhen(this::closest)
                .flatMap(found -> lists(found.getT1(), found.getT2()))
                .switchIfEmpty(Mono.defer(() -> none(idOrSlug)));
    }

    /** Fails: nobody has the id or slug, or the article was retracted while its lists were made. */
    private Mono<Related> none(String idOrSlug) {
        return articles.availability(idOrSlug)
                .map(RelatedArticles::published)
                .then(Mono.error(() -> Problem.noArticle(idOrSlug)));
    }

    /** @throws Problem {@code article-retracted} */
    private static ArticleId published(Availability found) {
        var retraction = found.retraction();
        if (retraction == null) {
            return found.id();
        }
        throw Problem.retracted(
                retraction.id().toString(),
                retraction.version(),
                retraction.kind().code(),
                retraction.notice());
    }

    /** Gives the articles that share most with this one; nothing if they cannot be told in time. */
    private Mono<Optional<List<UUID>>> closest(ArticleId article) {
        return rankings.current()
                .flatMap(ranking -> permits.runToEnd(statements.within(time, () -> closest(article, ranking))))
                .map(Optional::of)
                .doOnError(failure -> LOG.debug("Cannot tell what is related to {}: {}", article, failure.toString()))
                .onErrorReturn(Optional.empty());
    }

    private Mono<List<UUID>> closest(ArticleId article, Ranking ranking) {
        return database.sql(RelatedSql.CLOSEST)
                .bind("id", article.value())
                .bind("ranking", ids(ranking))
                .map(row -> new Columns(row).id("id"))
                .all()
                .collectList();
    }

    static UUID[] ids(Ranking ranking) {
        return ranking.articles().stream().map(ArticleId::value).toArray(UUID[]::new);
    }

    private Mono<Related> lists(ArticleId article, Optional<List<UUID>> compared) {
        var closest = compared.orElseGet(List::of);
        return database.sql(RelatedSql.LISTS)
                .bind("id", article.value())
                .bind("closest", closest.toArray(UUID[]::new))
                .map(row -> Row.of(new Columns(row)))
                .all()
                .collectList()
                .filter(rows -> !rows.isEmpty())
                .map(rows -> lists(rows, compared.isPresent()))
                .as(RunToEnd::read);
    }

    /**
     * Sorts the rows of {@link RelatedSql#LISTS} into the two lists.
     *
     * @param rows at least one; the first holds the article itself
     */
    private static Related lists(List<Row> rows, boolean isCompared) {
        var article = rows.get(0);
        var related = rows.stream()
                .filter(row -> row.list() == Row.RELATED)
                .map(Row::headline)
                .toList();
        var others = rows.stream()
                .filter(row -> row.list() == Row.OF_SECTION)
                .map(Row::headline)
                .filter(headline -> !headline.equals(article.headline()) && !related.contains(headline))
                .limit(HeadlineList.MOST)
                .toList();
        return new Related(article.log(), article.headline(), related, others, isCompared);
    }

    private record Row(LogHead log, int list, Headline headline) {

        static final int RELATED = 1;
        static final int OF_SECTION = 2;

        static Row of(Columns row) {
            return new Row(LogHead.of(row), row.count("list"), HeadlineRow.headline(row));
        }
    }
}
