package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import dev.unspool.database.RunToEnd;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Stores the counts of all articles in PostgreSQL. Fails with Spring's {@code DataAccessException} if the database does. */
@Component
public final class AudienceLedger {

    /**
     * Adds a batch's id and its counts in one statement: both or neither. A second instance that writes the same batch waits for the first one's id,
     * then finds it. Rows are in the order of the articles, so that two batches cannot deadlock.
     */
    private static final String ADD = """
            with fresh as (
                insert into audience_batch (id, at) values (:id, :now) on conflict do nothing returning id)
            insert into article_audience as known (article_id, %s)
            select article_id, %s
            from json_to_recordset(cast(:rows as json)) as added(article_id uuid, %s)
            where exists (select from fresh)
            order by article_id
            on conflict (article_id) do update set %s""".formatted(
                    columns("%s"),
                    columns("coalesce(%s, 0)"),
                    columns("%s bigint"),
                    columns("%1$s = known.%1$s + excluded.%1$s"));

    private static final Map<Figure, Long> NOTHING =
            Arrays.stream(Figure.values()).collect(Collectors.toMap(figure -> figure, figure -> 0L));

    private final DatabaseClient database;
    private final JsonMapper json;

    AudienceLedger(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Adds the counts of {@code batch}, unless they were added before. */
    Mono<Void> add(CountBatch batch, Instant now) {
        return database.sql(ADD)
                .bind("id", batch.id())
                .bind("now", now)
                .bind("rows", rows(batch))
                .then()
                .as(RunToEnd::despiteCancel);
    }

    /** Returns all figures of an article, zeros if nothing was counted. */
    public Mono<Map<Figure, Long>> figures(ArticleId article) {
        return database.sql("select " + columns("%s") + " from article_audience where article_id = :id")
                .bind("id", article.value())
                .map(row -> read(row))
                .one()
                .defaultIfEmpty(NOTHING)
                .as(RunToEnd::read);
    }

    /** Deletes the ids of batches written before {@code before}. None of these batches may still be waiting anywhere, or it could be added twice. */
    Mono<Void> trim(Instant before) {
        return database.sql("delete from audience_batch where at < :before")
                .bind("before", before)
                .then()
                .as(RunToEnd::despiteCancel);
    }

    private static Map<Figure, Long> read(Readable row) {
        var figures = new EnumMap<Figure, Long>(Figure.class);
        for (var figure : Figure.values()) {
            figures.put(figure, Objects.requireNonNull(row.get(figure.code(), Long.class)));
        }
        return figures;
    }

    private String rows(CountBatch batch) {
        return json.writeValueAsString(batch.counts().entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue()))
                .toList());
    }

    private static Map<String, Object> row(ArticleId article, Map<Figure, Long> counts) {
        var row = new LinkedHashMap<String, Object>();
        row.put("article_id", article.toString());
        counts.forEach((figure, number) -> row.put(figure.code(), number));
        return row;
    }

    private static String columns(String form) {
        return Arrays.stream(Figure.values())
                .map(figure -> form.formatted(figure.code()))
                .collect(Collectors.joining(", "));
    }
}
