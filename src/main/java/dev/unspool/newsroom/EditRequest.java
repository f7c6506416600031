package dev.unspool.newsroom;

import dev.unspool.access.Editor;
import dev.unspool.access.Scope;
import dev.unspool.article.ArticleId;
import dev.unspool.ledger.Actor;
import dev.unspool.ledger.ArticleEdit;
import dev.unspool.ledger.Edition;
import dev.unspool.web.Problem;
import org.springframework.web.server.ServerWebExchange;

/**
 * A request to change an article: its target, the edition that the client read, and the editor.
 *
 * @param expected the edition that was read
 * @param mayPublish whether the editor may publish, too
 */
record EditRequest(ArticleId article, Edition expected, Actor by, boolean mayPublish) {

    /** @throws Problem where {@code id} is none, or the request does not say which edition it changes */
    static EditRequest of(String id, Editor editor, ServerWebExchange exchange) {
        return new EditRequest(id(id), EntityTag.required(exchange), editor.actor(exchange), editor.may(Scope.PUBLISH));
    }

    /** @throws Problem where {@code text} spells no id */
    static ArticleId id(String text) {
        return ArticleId.parse(text).orElseThrow(() -> notFound(text));
    }

    static Problem notFound(String id) {
        return Problem.notFound("No article has the id " + id + ".");
    }

    ArticleEdit edit() {
        return new ArticleEdit(article, expected, by);
    }
}
