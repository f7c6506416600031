package dev.unspool.newsroom;

import dev.unspool.article.ArticleId;
import dev.unspool.ledger.NewsroomArchive;
import dev.unspool.ledger.NewsroomArticle;
import dev.unspool.ledger.StaleEdition;
import dev.unspool.web.Fault;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Refuses a change of an edition that is not the current one, with the article as it is now: a client compares both without a second request, which
 * could find yet another edition.
 */
@Component
@ConditionalOnWebApplication
final class EditConflicts {

    private static final String WHAT_TO_DO =
            "Compare your change with `current`, or read the article again, and send the change with its ETag of now.";

    /** Characters of a body in an answer that says no; the largest of ten thousand real bodies has 70,167 bytes. A longer one must be read. */
    static final int MAX_BODY = 200_000;

    private final NewsroomArchive archive;
    private final Site site;

    EditConflicts(NewsroomArchive archive, Site site) {
        this.archive = archive;
        this.site = site;
    }

    /** Fails with the problem for an id that a client made for a draft, and that another article has, or a deleted draft had. */
    <T> Mono<T> refuseId(ArticleId article) {
        return archive.find(article)
                .map(now -> now.state().isKilled() ? NewsroomProblems.conflict(now.state()) : problem(now, List.of()))
                .switchIfEmpty(Mono.fromSupplier(EditConflicts::deleted))
                .flatMap(Mono::error);
    }

    private static Problem deleted() {
        return Problem.invalid(List.of(new Fault("id", "taken", "belonged to a draft that was deleted: make another")));
    }

    /** Fails with the problem for {@code stale}. A killed article is not shown, nor one that cannot be read. */
    <T> Mono<T> refuse(ArticleId article, StaleEdition stale) {
        return archive.find(article)
                .filter(now -> !now.state().isKilled())
                .<Throwable>map(now -> problem(now, stale.overlap()))
                .onErrorResume(DataAccessException.class, unreadable -> Mono.empty())
                .defaultIfEmpty(NewsroomProblems.of(stale))
                .flatMap(Mono::error);
    }

    private Problem problem(NewsroomArticle now, List<String> overlap) {
        var body = now.bodyHtml();
        var shown = body != null && body.length() > MAX_BODY ? now.withoutBody() : now;
        var members = new HashMap<String, Object>(Map.of(
                "version",
                now.state().version(),
                "etag",
                EntityTag.of(now.state().edition()),
                "current",
                NewsroomArticleJson.of(shown, site)));
        if (!overlap.isEmpty()) {
            members.put("overlap", overlap);
        }
        return new Problem(ProblemCode.VERSION_CONFLICT, WHAT_TO_DO, members);
    }
}
