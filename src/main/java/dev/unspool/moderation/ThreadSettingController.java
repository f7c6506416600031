package dev.unspool.moderation;

import dev.unspool.article.ArticleId;
import dev.unspool.comment.ThreadModes;
import dev.unspool.comment.ThreadSettings;
import dev.unspool.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The doors that say who may comment on an article. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Moderation")
@SecurityRequirement(name = "accessToken")
class ThreadSettingController {

    private static final String DOOR = "/api/v1/newsroom/articles/{id}/comment-setting";

    private final ThreadSettings settings;
    private final ThreadModes modes;

    ThreadSettingController(ThreadSettings settings, ThreadModes modes) {
        this.settings = settings;
        this.modes = modes;
    }

    @GetMapping(path = DOOR, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Who may comment on an article", description = "As it says itself, and what holds now.")
    Mono<ThreadSettingJson> read(@PathVariable String id) {
        return published(id).flatMap(known -> answer(known.article(), known.at()));
    }

    @PutMapping(path = DOOR, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Says who may comment on an article", description = """
                    In the place of all that the site's settings say, their closing by age too. Without a mode, the site's settings hold
                    again. Holds from the next comment on.""")
    Mono<ThreadSettingJson> write(
            @PathVariable String id,
            @RequestBody ThreadSettingJson.Order order,
            @Parameter(hidden = true) Principal moderator) {
        return published(id)
                .delayUntil(known -> order.mode() == null
                        ? settings.forget(known.article())
                        : settings.keep(known.article(), order.setting(), moderator.getName()))
                .flatMap(known -> answer(known.article(), known.at()));
    }

    private Mono<ThreadSettingJson> answer(ArticleId article, Instant publishedAt) {
        return settings.find(article)
                .map(own -> ThreadSettingJson.of(article, own))
                .defaultIfEmpty(ThreadSettingJson.ofSite(article))
                .zipWith(modes.of(article, publishedAt), ThreadSettingJson::now);
    }

    private Mono<Published> published(String id) {
        return Mono.justOrEmpty(ArticleId.parse(id))
                .flatMap(article -> settings.publishedAt(article).map(at -> new Published(article, at)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No published article has the id " + id + ".")));
    }

    private record Published(ArticleId article, Instant at) {}
}
