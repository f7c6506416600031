package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * To change an article that is there.
 *
 * @param expected the edition that was read; null changes whatever it is now
 * @param at cut to microseconds
 */
public record Instruction(ArticleId article, @Nullable Edition expected, Actor by, Instant at) {

    public Instruction {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** @throws StaleEdition where another edition was read, or {@link WrongStatus} where such an article cannot be changed like this */
    void check(State current, Predicate<State> allowed) {
        if (expected != null && !expected.equals(current.edition())) {
            throw new StaleEdition(current.edition(), current.version());
        }
        if (!allowed.test(current)) {
            throw new WrongStatus(current.status());
        }
    }

    /** Fills in the parameters {@code id}, {@code now} and those of the actor. */
    GenericExecuteSpec sign(GenericExecuteSpec statement) {
        return by.sign(statement.bind("id", article.value()).bind("now", at));
    }
}
