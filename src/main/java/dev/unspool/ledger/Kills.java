package dev.unspool.ledger;

import dev.unspool.database.Columns;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.database.RunToEnd;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * Kills articles in every state: replaces all their words by a notice, for good. A kill expects no edition, and wins against every other change: whatever comes
 * first is killed, and whatever comes later is refused.
 */
final class Kills {

    private final NewsroomDatabase database;
    private final PublishingTransaction turns;
    private final ArticleStates states;

    /** @param turns those of all retractions: with more of them, the newsroom could run out of connections */
    Kills(NewsroomDatabase database, PublishingTransaction turns, ArticleStates states) {
        this.database = database;
        this.turns = turns;
        this.states = states;
    }

    /**
     * Kills an article or a draft; an article that was killed before gets the new notice, and one with the same notice stays as it is. Gives the seq of the log
     * afterwards, or is empty if no article has the id. The edition is not looked at.
     *
     * @param body the notice as clean HTML
     */
    Mono<Long> kill(ArticleEdit edit, String notice, String body) {
        var kill = new Order(edit, notice, body);
        return turns.inTurn(directly(kill))
                .switchIfEmpty(Mono.defer(() -> locked(kill).as(turns::transactional)))
                .as(RunToEnd::despiteCancel);
    }

    private record Order(ArticleEdit edit, String notice, String body) {

        GenericExecuteSpec bind(GenericExecuteSpec statement) {
            return edit.sign(statement).bind("note", notice).bind("body", body);
        }
    }

    /** Kills the version that is read, so that the head of the log is locked only while PostgreSQL runs the statement. Empty if it is a draft, or was changed since. */
    private Mono<Long> directly(Order kill) {
        return states.of(kill.edit().article())
                .filter(ArticleState::wasPublished)
                .flatMap(current -> article(kill, current))
                .onErrorResume(DataIntegrityViolationException.class, meanwhile -> Mono.empty());
    }

    /** Locks the draft, or else the head of the log: a draft that is being published is waited for, and is an article then. */
    private Mono<Long> locked(Order kill) {
        return states.locked(kill.edit().article())
                .filter(current -> !current.wasPublished())
                .flatMap(draft -> draft(kill, draft))
                .switchIfEmpty(Mono.defer(() -> head(LedgerSql.LOCK)
                        .then(Mono.defer(() -> states.of(kill.edit().article())))
                        .flatMap(current -> article(kill, current))));
    }

    private Mono<Long> draft(Order kill, ArticleState current) {
        return current.isKilledWith(kill.notice())
                ? head("select seq from change_log_head")
                : seq(kill.bind(database.sql(KillSql.KILL_DRAFT)));
    }

    private Mono<Long> article(Order kill, ArticleState current) {
        return current.isKilledWith(kill.notice())
                ? head("select seq from change_log_head")
                : seq(kill.bind(database.sql(KillSql.KILL_ARTICLE)).bind("version", current.version()));
    }

    private Mono<Long> head(String sql) {
        return seq(database.sql(sql));
    }

    private static Mono<Long> seq(GenericExecuteSpec statement) {
        return statement.map(row -> new Columns(row).number("seq")).one();
    }
}
