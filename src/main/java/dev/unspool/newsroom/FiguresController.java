package dev.unspool.newsroom;

import dev.unspool.article.ArticleId;
import dev.unspool.audience.AudienceLedger;
import dev.unspool.ledger.NewsroomArchive;
import dev.unspool.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Serves the audience figures of an article to the newsroom. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Newsroom")
@SecurityRequirement(name = "accessToken")
class FiguresController {

    private final NewsroomArchive archive;
    private final AudienceLedger ledger;

    FiguresController(NewsroomArchive archive, AudienceLedger ledger) {
        this.archive = archive;
        this.ledger = ledger;
    }

    @GetMapping(path = "/api/v1/newsroom/articles/{id}/audience", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "readAudience", summary = "What readers did with an article", description = """
                    As counted, not estimated: crawlers, prefetches, readers who ask not to be counted (`DNT`, `Sec-GPC`) and what one address
                    sends beyond measure are in none of them. The last seconds may be missing. Of an article that was taken away what was counted
                    before stays.""")
    @ApiResponse(responseCode = "200", description = "The figures.")
    Mono<FiguresJson> figures(@PathVariable String id) {
        return Mono.justOrEmpty(ArticleId.parse(id))
                .flatMap(archive::find)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No article has the id " + id + ".")))
                .flatMap(article -> ledger.figures(article.id()).map(figures -> FiguresJson.of(article.id(), figures)));
    }
}
