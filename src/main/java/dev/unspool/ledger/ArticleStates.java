package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.database.Columns;
import dev.unspool.database.NewsroomDatabase;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the state of an article that is about to be changed. */
@Component
final class ArticleStates {

    private static final String DRAFT = "select " + ArticleState.OF_DRAFT + " from draft a where a.id = :id";

    private static final String ANY =
            DRAFT + " union all select " + ArticleState.OF_ARTICLE + " from article a where a.id = :id";

    private final NewsroomDatabase database;

    ArticleStates(NewsroomDatabase database) {
        this.database = database;
    }

    /** Reads the state of a draft or an article; empty if none has this id. It stays while the transaction holds the head of the log. */
    Mono<ArticleState> of(ArticleId id) {
        return state(ANY, id);
    }

    /** Reads the state, and locks a draft until the transaction ends. Drafts are locked before the head of the log, never after it. */
    Mono<ArticleState> locked(ArticleId id) {
        return state(DRAFT + " for update", id).switchIfEmpty(Mono.defer(() -> of(id)));
    }

    /** Locks the draft that a change is about, as {@link #locked} does. A change with a claim is empty if somebody else holds the draft: it will be tried again. */
    Mono<ArticleState> locked(ArticleEdit edit) {
        return edit.claim() == null ? locked(edit.article()) : state(DRAFT + " for update skip locked", edit.article());
    }

    private Mono<ArticleState> state(String sql, ArticleId id) {
        return database.sql(sql)
                .bind("id", id.value())
                .map(row -> ArticleState.of(new Columns(row)))
                .one();
    }
}
