package dev.unspool.benchmark;

import dev.unspool.cursor.SigningKeys;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The requests that the benchmark can send to an instance. */
record BenchmarkRequests(PagePaths places, Discussion discussion, PostedRequests posts) {

    /**
     * Writes missing comments first.
     *
     * @param port of an instance that has just been started
     */
    static BenchmarkRequests of(BenchmarkDatabase database, int port) throws Exception {
        var keys = new SigningKeys(
                database.ask("select id, secret from signing_key order by signs_from desc", BenchmarkRequests::key));
        return new BenchmarkRequests(
                PagePaths.of(database, keys), Discussion.of(database, keys, port), PostedRequests.of(database, keys));
    }

    private static SigningKeys.Key key(ResultSet row) throws SQLException {
        return new SigningKeys.Key(row.getByte(1), row.getBytes(2));
    }
}
