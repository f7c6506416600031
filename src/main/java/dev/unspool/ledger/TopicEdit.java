package dev.unspool.ledger;

import dev.unspool.article.TopicKind;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * A change of a section, a tag or an author: its target, the edition that was read, and the person.
 */
public record TopicEdit(TopicKind kind, UUID topic, Edition expected, Actor by) {

    /** @throws StaleEdition where another edition was read */
    void check(StoredTopic current) {
        if (!expected.equals(current.edition())) {
            throw new StaleEdition(current.edition(), current.edition().number());
        }
    }

    /** Binds the parameters {@code id} and those of the actor. */
    GenericExecuteSpec sign(GenericExecuteSpec statement) {
        return by.sign(statement.bind("id", topic));
    }
}
