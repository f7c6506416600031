package dev.unspool.moderation;

import dev.unspool.article.ArticleId;
import dev.unspool.comment.ThreadModes;
import dev.unspool.comment.ThreadSettings;
import dev.unspool.web.Problem;
import dev.unspool.web.RequestBytes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Endpoints for the setting of who may comment on an article. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Moderation")
@SecurityRequirement(name = "accessToken")
class ThreadSettingController {

    private static final String PATH = "/api/v1/newsroom/articles/{id}/comment-setting";

    /** Bytes of a request body: ten times what its two members take. */
    private static final int MAX_BODY = 1024;

    private final ThreadSettings settings;
    private final ThreadModes modes;

    ThreadSettingController(ThreadSettings settings, ThreadModes modes) {
        this.settings = settings;
        this.modes = modes;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "readCommentSetting",
            summary = "Who may comment on an article",
            description = "As it says itself, and what holds now.")
    @ApiResponse(responseCode = "200", description = "The setting.")
    Mono<ThreadSettingJson> read(@PathVariable String id) {
        return published(id).flatMap(known -> answer(known.article(), known.at()));
    }

    @PutMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "writeCommentSetting", summary = "Says who may comment on an article", description = """
                    In the place of all that the site's settings say, their closing by age too. Without a mode, the site's settings hold
                    again. Holds from the next comment on.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ThreadSettingJson.Order.class)))
    @ApiResponse(responseCode = "200", description = "The setting as it is now.")
    Mono<ThreadSettingJson> write(
            @PathVariable String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Principal moderator) {
        return RequestBytes.json(exchange.getRequest(), MAX_BODY)
                .map(body -> body.as(ThreadSettingJson.Order.class))
                .zipWhen(order -> published(id))
                .delayUntil(known -> keep(known.getT1(), known.getT2().article(), moderator))
                .flatMap(known -> answer(known.getT2().article(), known.getT2().at()));
    }

    private Mono<Void> keep(ThreadSettingJson.Order order, ArticleId article, Principal moderator) {
        return order.mode() == null
                ? settings.forget(article)
                : settings.keep(article, order.setting(), moderator.getName());
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
