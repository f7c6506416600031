package dev.unspool.badday;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Sessions of somebody else in PostgreSQL, for as long as a fault lasts. */
final class HeldSessions {

    /** More than PostgreSQL has. */
    private static final int MOST = 1_000;

    private static final String TERMINATE =
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'unspool'";

    private final List<Connection> open = new ArrayList<>();

    /** Opens a session that has executed these statements, and leaves its transaction open. */
    void hold(BadDaySite site, String... statements) throws SQLException {
        var session = site.postgres().connect();
        open.add(session);
        session.setAutoCommit(false);
        try (var statement = session.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Takes all connections that PostgreSQL has to give, those of the application too. */
    void takeAll(BadDaySite site) throws SQLException {
        takeFree(site);
        try (var statement = open.get(0).createStatement()) {
            statement.execute(TERMINATE);
        }
        takeFree(site);
    }

    /** Ends the application's sessions, as an administrator does. */
    static void terminate(BadDaySite site) throws SQLException {
        try (var session = site.postgres().connect();
                var statement = session.createStatement()) {
            statement.execute(TERMINATE);
        }
    }

    /** Takes what a publication needs last, then what it needs first: if one is under way, PostgreSQL ends one of the two. */
    void deadlock(BadDaySite site) throws SQLException {
        try {
            hold(
                    site,
                    "lock table audit_log in share mode",
                    "select pg_sleep(0.5)",
                    "select from change_log_head for update");
        } catch (SQLException chosen) {
            // as the one to be ended, perhaps
        } finally {
            release(site);
        }
    }

    void release(BadDaySite site) throws SQLException {
        for (var session : open) {
            session.close();
        }
        open.clear();
    }

    private void takeFree(BadDaySite site) {
        try {
            while (open.size() < MOST) {
                open.add(site.postgres().connect());
            }
        } catch (SQLException full) {
            // that is the fault
        }
    }
}
