package dev.unspool.benchmark;

import dev.unspool.cursor.SigningKeys;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What there is to ask an instance for, and to send to it. */
record Stock(Places places, Discussion discussion, Letters letters) {

    /** Writes the comments that are missing. @param port of an instance that has just been started */
    static Stock of(Library library, int port) throws Exception {
        var keys =
                new SigningKeys(library.ask("select id, secret from signing_key order by signs_from desc", Stock::key));
        return new Stock(Places.of(library, keys), Discussion.of(library, keys, port), Letters.of(library, keys));
    }

    private static SigningKeys.Key key(ResultSet row) throws SQLException {
        return new SigningKeys.Key(row.getByte(1), row.getBytes(2));
    }
}
