package dev.unspool.related;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Availability;
import dev.unspool.store.HeadlineRow;
import dev.unspool.store.LogHead;
import dev.unspool.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what else to read after an article. */
@Component
public final class RelatedArticles {

    private final DatabaseClient database;
    private final ArticleStore articles;
    private final ClosestArticles closest;

    RelatedArticles(DatabaseClient database, ArticleStore articles, ClosestArticles closest) {
        this.database = database;
        this.articles = articles;
        this.closest = closest;
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

    private Mono<Optional<List<UUID>>> closest(ArticleId article) {
        return closest.to(article).map(Optional::of).defaultIfEmpty(Optional.empty());
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
