package dev.unspool.store;

import dev.unspool.cursor.FeedCursor.Direction;
import dev.unspool.cursor.FeedFilter;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads pages of headlines from anywhere in the older half of the feed with the bare driver: for as many seconds as each line says that it is
 * sent. Answers how many. */
public final class PageReading {

    /** As the application's pool has. */
    private static final int CONNECTIONS = 20;

    private static final int ROWS = 21;

    /** As the application's connections have it. */
    private static final Map<String, String> PLANS = Map.of("plan_cache_mode", "force_generic_plan");

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String PAGE = FeedSql.page(
                    FeedFilter.ALL, Direction.OLDER, ROWS, HeadlineRow.COLUMNS, HeadlineRow.JOINS)
            .replace(":at", "$1")
            .replace(":id", "$2")
            .replace(":head", "$3");

    private static final String PLACES = """
            select published_at, id from article order by published_at desc, id desc
            offset (select number / 2 from change_log_head) limit (select number / 2 - 30 from change_log_head)""";

    private final ConnectionPool pool;
    private final List<Place> places;

    private PageReading(ConnectionPool pool) {
        this.pool = pool;
        this.places = read(PLACES);
    }

    private record Place(OffsetDateTime at, UUID id) {}

    /** @param arguments the database's address, user and password */
    public static void main(String[] arguments) throws IOException {
        var options = ConnectionFactoryOptions.parse(arguments[0])
                .mutate()
                .option(ConnectionFactoryOptions.USER, arguments[1])
                .option(ConnectionFactoryOptions.PASSWORD, arguments[2])
                .option(PostgresqlConnectionFactoryProvider.OPTIONS, PLANS)
                .build();
        var configuration = ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .maxSize(CONNECTIONS)
                .build();
        new PageReading(new ConnectionPool(configuration)).run();
    }

    private void run() throws IOException {
        try (var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var seconds = orders.readLine(); seconds != null; seconds = orders.readLine()) {
                System.out.println(pages(Duration.ofSeconds(Long.parseLong(seconds))));
            }
        }
        System.exit(0);
    }

    private long pages(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        return Objects.requireNonNull(Flux.range(0, CONNECTIONS)
                .flatMap(i -> page().repeat(() -> System.nanoTime() < end), CONNECTIONS)
                .count()
                .block(time.plus(LIMIT)));
    }

    private List<Place> read(String sql) {
        return Objects.requireNonNull(using(connection -> Flux.from(
                                connection.createStatement(sql).execute())
                        .flatMap(result -> result.map(
                                (row, columns) -> new Place(row.get(0, OffsetDateTime.class), row.get(1, UUID.class))))
                        .collectList())
                .block(LIMIT));
    }

    private Mono<List<Object>> page() {
        return using(connection ->
                page(connection, places.get(ThreadLocalRandom.current().nextInt(places.size()))));
    }

    private static Mono<List<Object>> page(Connection connection, Place place) {
        var statement = connection
                .createStatement(PAGE)
                .bind(0, place.at)
                .bind(1, place.id)
                .bind(2, Long.MAX_VALUE);
        return Flux.from(statement.execute())
                .flatMap(result -> result.map(PageReading::values))
                .collectList();
    }

    /** Every column, in the type that the driver likes best. */
    private static Object values(Row row, RowMetadata columns) {
        var values = new Object[columns.getColumnMetadatas().size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        return values;
    }

    private <T> Mono<T> using(Function<Connection, Mono<T>> reading) {
        return Mono.usingWhen(pool.create(), reading, Connection::close);
    }
}
