package dev.unspool.related;

import dev.unspool.article.Headline;
import dev.unspool.audience.Ranking;
import dev.unspool.audience.Rankings;
import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import dev.unspool.store.HeadlineRow;
import dev.unspool.store.LogHead;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads which articles are read most of late, of the site or of a section. */
@Component
public final class MostRead {

    private final DatabaseClient database;
    private final Rankings rankings;

    MostRead(DatabaseClient database, Rankings rankings) {
        this.database = database;
        this.rankings = rankings;
    }

    /**
     * Gives at most ten headlines, those that are read most first, then the newest; none if nothing is published there.
     *
     * @param section the key of a section; null for the site
     */
    public Mono<HeadlineList> of(@Nullable String section) {
        return rankings.current().flatMap(ranking -> of(section, ranking));
    }

    private Mono<HeadlineList> of(@Nullable String section, Ranking ranking) {
        return statement(section)
                .bind("ranking", ClosestArticles.ids(ranking))
                .map(row -> Row.of(new Columns(row)))
                .all()
                .collectList()
                .map(MostRead::list)
                .as(RunToEnd::read);
    }

    private GenericExecuteSpec statement(@Nullable String section) {
        return section == null
                ? database.sql(RelatedSql.MOST_READ)
                : database.sql(RelatedSql.MOST_READ_OF_SECTION).bind("section", section);
    }

    /** @param rows at least one, which holds no article if there is none */
    private static HeadlineList list(List<Row> rows) {
        var headlines =
                rows.stream().map(Row::headline).filter(Objects::nonNull).toList();
        return new HeadlineList(rows.get(0).log(), headlines);
    }

    private record Row(LogHead log, @Nullable Headline headline) {

        static Row of(Columns row) {
            return new Row(LogHead.of(row), row.holds("id") ? HeadlineRow.headline(row) : null);
        }
    }
}
