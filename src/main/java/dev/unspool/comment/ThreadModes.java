package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who may comment on which article now. */
@Component
final class ThreadModes {

    /** @param publishedAt of the article */
    Mono<ThreadMode> of(ArticleId article, Instant publishedAt) {
        return Mono.just(ThreadMode.OPEN);
    }
}
