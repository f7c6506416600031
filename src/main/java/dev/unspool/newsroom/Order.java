package dev.unspool.newsroom;

import dev.unspool.access.Editor;
import dev.unspool.article.ArticleId;
import dev.unspool.ledger.Actor;
import dev.unspool.ledger.Edition;
import dev.unspool.ledger.Instruction;
import dev.unspool.web.Problem;
import java.time.Instant;
import org.springframework.web.server.ServerWebExchange;

/**
 * To change an article, as it came through a door.
 *
 * @param expected the edition that was read
 */
record Order(ArticleId article, Edition expected, Actor by) {

    /** @throws Problem where {@code id} is none, or the request does not say which edition it changes */
    static Order of(String id, Editor editor, ServerWebExchange exchange) {
        return new Order(id(id), EntityTag.required(exchange), editor.in(exchange));
    }

    /** @throws Problem where {@code text} spells no id */
    static ArticleId id(String text) {
        return ArticleId.parse(text).orElseThrow(() -> notFound(text));
    }

    static Problem notFound(String id) {
        return Problem.notFound("No article has the id " + id + ".");
    }

    Instruction at(Instant now) {
        return new Instruction(article, expected, by, now);
    }
}
