package dev.unspool.database;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;

/** A result whose rows have the time limit of their connection. */
record LimitedResult(Result result, LimitedStatement statement) implements Result {

    @Override
    public Publisher<Long> getRowsUpdated() {
        return statement.limited(result.getRowsUpdated());
    }

    @Override
    public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
        return statement.limited(result.map(mapping));
    }

    @Override
    public <T> Publisher<T> map(Function<? super Readable, ? extends T> mapping) {
        return statement.limited(result.map(mapping));
    }

    @Override
    public Result filter(Predicate<Segment> filter) {
        return new LimitedResult(result.filter(filter), statement);
    }

    @Override
    public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
        return statement.limited(result.flatMap(mapping));
    }
}
