package dev.unspool.newsroom;

import dev.unspool.access.Editor;
import dev.unspool.access.Scope;
import dev.unspool.ledger.NewsroomArticle;
import dev.unspool.ledger.StaleEdition;
import dev.unspool.web.Site;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers requests that change articles: with the article as it is afterwards, or with the problem that kept it as it is. */
@Component
@ConditionalOnWebApplication
final class EditAnswers {

    private final EditConflicts conflicts;
    private final Site site;

    EditAnswers(EditConflicts conflicts, Site site) {
        this.conflicts = conflicts;
        this.site = site;
    }

    /** Answers with the changed article. An empty {@code change} means that no article has the id. */
    Mono<ResponseEntity<NewsroomArticleJson>> changed(Editor editor, String id, Mono<NewsroomArticle> change) {
        return change.map(article -> of(ResponseEntity.ok(), article)).as(answer -> orProblem(editor, id, answer));
    }

    /**
     * Completes an answer by the problems of a change of the article; an empty one means that no article has the id. Only who may read the article is shown
     * what it is now.
     */
    <T> Mono<T> orProblem(Editor editor, String id, Mono<T> answer) {
        return answer.switchIfEmpty(Mono.error(() -> EditRequest.notFound(id)))
                .onErrorResume(
                        StaleEdition.class,
                        stale -> editor.may(Scope.WRITE)
                                ? conflicts.refuse(EditRequest.id(id), stale)
                                : Mono.error(stale))
                .onErrorMap(NewsroomProblems::of);
    }

    /** Completes {@code answer} by the article and its ETag. */
    ResponseEntity<NewsroomArticleJson> of(ResponseEntity.BodyBuilder answer, NewsroomArticle article) {
        return answer.eTag(EntityTag.of(article.state().edition())).body(NewsroomArticleJson.of(article, site));
    }
}
