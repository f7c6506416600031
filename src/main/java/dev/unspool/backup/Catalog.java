package dev.unspool.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads from PostgreSQL's catalog what there is to back up. Names are quoted as SQL needs them. */
record Catalog(Connection connection) {

    /** Every table of the application's schema but Flyway's own, each after those that it refers to. */
    private static final String TABLES = """
            with recursive app as (
                select oid from pg_class
                where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname <> 'flyway_schema_history'
            ), depth (oid, level) as (
                select oid, 0 from app
                union
                select c.conrelid, d.level + 1
                from depth d join pg_constraint c on c.confrelid = d.oid
                where c.contype = 'f' and c.conrelid <> c.confrelid and d.level < 50
            )
            select quote_ident(r.relname) as name, (
                select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                where attrelid = r.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
            from (select oid, max(level) as level from depth group by oid) d join pg_class r on r.oid = d.oid
            order by d.level, r.relname""";

    private static final String SEQUENCES = """
            select quote_ident(sequencename) as name, coalesce(last_value, start_value) as value, last_value is not null as called
            from pg_sequences where schemaname = current_schema()""";

    private static final String VERSION = """
            select version from flyway_schema_history where success and version is not null
            order by installed_rank desc limit 1""";

    /**
     * The table whose rows no backup holds: with its secrets, addresses could be found again that are forgotten within days. It fills itself anew.
     */
    static final String LEFT_OUT = "comment_salt";

    /** Tables that have rows from the beginning. */
    private static final Set<String> NEVER_EMPTY = Set.of("change_log_head", "signing_key");

    /** A table, and the columns that are stored. */
    record Table(String name, String columns) {}

    /** A sequence, where it stands, and whether that value was given out. */
    record Sequence(String name, long value, boolean called) {}

    List<Table> tables() throws SQLException {
        return all(TABLES, row -> new Table(row.getString("name"), row.getString("columns")));
    }

    List<Sequence> sequences() throws SQLException {
        return all(
                SEQUENCES, row -> new Sequence(row.getString("name"), row.getLong("value"), row.getBoolean("called")));
    }

    /** Returns the version of the schema. */
    String version() throws SQLException {
        return all(VERSION, row -> row.getString(1)).get(0);
    }

    /** Whether the database holds anything that a restore would replace. */
    boolean isInUse() throws SQLException {
        for (var table : tables()) {
            if (!NEVER_EMPTY.contains(table.name()) && hasRows(table)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasRows(Table table) throws SQLException {
        return all("select exists (select from %s)".formatted(table.name()), row -> row.getBoolean(1))
                .get(0);
    }

    /** Returns the major version of the server. */
    int serverVersion() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    /** Gives the names as a list of SQL. */
    static String names(List<Table> tables) {
        return tables.stream().map(Table::name).collect(Collectors.joining(", "));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(String sql, Reading<T> reading) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(reading.of(rows));
            }
            return all;
        }
    }
}
