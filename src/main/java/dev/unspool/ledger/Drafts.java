package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Manuscript;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.database.RunToEnd;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes drafts. They have neither number nor slug, and no entry in the change log. */
@Component
public final class Drafts {

    private final NewsroomDatabase database;
    private final IdempotencyKeys keys;
    private final ArticleStates states;
    private final JsonMapper json;

    Drafts(NewsroomDatabase database, IdempotencyKeys keys, ArticleStates states, JsonMapper json) {
        this.database = database;
        this.keys = keys;
        this.states = states;
        this.json = json;
    }

    /**
     * Stores a new draft; gives its id, or that of the article that an earlier copy of the request made. Fails with
     * {@link IdempotencyKeyReused} if the key was sent with another request before.
     */
    public Mono<ArticleId> create(Manuscript manuscript, @Nullable IdempotencyKey key, Actor by) {
        var written = by.sign(database.sql(DraftSql.CREATE).bind("manuscripts", array(manuscript)))
                .then()
                .thenReturn(manuscript.id());
        var article = key == null ? Mono.just(manuscript.id()) : keys.claim(key, manuscript.id());
        return article.flatMap(id -> id.equals(manuscript.id()) ? written : Mono.just(id))
                .as(database::transactional)
                .as(RunToEnd::despiteCancel);
    }

    /**
     * Replaces a draft by {@code manuscript}; gives its id, or empty if no article has it. Fails with {@link StaleEdition}, or
     * with {@link WrongStatus} once it is published.
     */
    public Mono<ArticleId> replace(ArticleEdit edit, Manuscript manuscript) {
        var written = edit.sign(database.sql(DraftSql.REPLACE).bind("manuscripts", array(manuscript)))
                .then()
                .thenReturn(edit.article());
        return states.locked(edit.article())
                .doOnNext(current -> edit.check(current, ArticleState::isDraft))
                .flatMap(current -> written)
                .as(database::transactional)
                .as(RunToEnd::despiteCancel);
    }

    private String array(Manuscript manuscript) {
        return json.writeValueAsString(List.of(manuscript));
    }
}
