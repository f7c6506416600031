package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * A change of an existing article: its target and author, and the edition that it expects.
 *
 * @param expected the edition that was read; null changes whatever it is now
 * @param claim runs in the transaction of the change, once the draft or else the head of the change log is locked; if it is empty, nothing is changed, and the change is empty
 *     too. Null if the change depends on nothing else
 */
public record ArticleEdit(
        ArticleId article,
        @Nullable Edition expected,
        Actor by,
        @Nullable Mono<?> claim) {

    /** Creates a change that depends on nothing else. */
    public ArticleEdit(ArticleId article, @Nullable Edition expected, Actor by) {
        this(article, expected, by, null);
    }

    /** @throws StaleEdition where another edition was read, or {@link WrongStatus} where such an article cannot be changed like this */
    public void check(ArticleState current, Predicate<ArticleState> allowed) {
        if (expected != null && !expected.equals(current.edition())) {
            throw new StaleEdition(current.edition(), current.version());
        }
        if (!allowed.test(current)) {
            throw new WrongStatus(current.status());
        }
    }

    /** Makes the claim, if there is one, and then gives {@code value}; empty if the claim is. */
    <T> Mono<T> claimed(T value) {
        return claim == null ? Mono.just(value) : claim.map(claimed -> value);
    }

    /** Binds the parameters {@code id} and those of the actor. */
    GenericExecuteSpec sign(GenericExecuteSpec statement) {
        return by.sign(statement.bind("id", article.value()));
    }
}
