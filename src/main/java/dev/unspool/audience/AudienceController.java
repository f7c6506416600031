package dev.unspool.audience;

import dev.unspool.openapi.FailsWith;
import dev.unspool.web.ClientAddresses;
import dev.unspool.web.JsonFields;
import dev.unspool.web.KnownNames;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.RequestBytes;
import dev.unspool.web.Writers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Endpoints to which pages report views and shares. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Articles")
class AudienceController {

    private static final String ARTICLE = "/api/v1/articles/{idOrSlug}";

    /** Bytes of a request body: ten times what a page sends. */
    private static final int MAX_BODY = 1024;

    private static final String MANNERS = """
             Answered 204 and not counted: crawlers and headless browsers, prefetches (`Sec-Purpose`, `Purpose`, `X-Moz`), `DNT: 1`, `Sec-GPC: 1`, \
            and pages of other sites. The body may come as `text/plain`, as `navigator.sendBeacon` sends it; at most 1 KB. No cookie is set, and no \
            address is kept. Only the first view and the first share of an article from a household and a day count in the hot order. More than a \
            reader can do from one address, for one article or for all together: `429`.""";

    private final Audience audience;
    private final PublishedArticleIds articles;
    private final ClientAddresses addresses;
    private final ActLimit limit;
    private final Writers writers;

    AudienceController(
            Audience audience,
            PublishedArticleIds articles,
            ClientAddresses addresses,
            ActLimit limit,
            Writers writers) {
        this.audience = audience;
        this.articles = articles;
        this.addresses = addresses;
        this.limit = limit;
        this.writers = writers;
    }

    @PostMapping(
            path = ARTICLE + "/views",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE})
    @Operation(
            operationId = "countView",
            summary = "Counts a view, and how far it went",
            description =
                    "Idempotent by `viewId`. Send it when the article fills most of the window for a second, and again with `depth` when"
                            + " the reader leaves; within six hours, or it may count as another view." + MANNERS)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = ViewJson.class)),
                @Content(mediaType = "text/plain", schema = @Schema(implementation = ViewJson.class))
            })
    @FailsWith(ProblemCode.RATE_LIMITED)
    @ApiResponse(responseCode = "204", description = "Taken.")
    Mono<ResponseEntity<Void>> view(
            @PathVariable String idOrSlug, @Parameter(hidden = true) ServerWebExchange exchange) {
        return count(idOrSlug, exchange, Beacon::view, Beacon.VIEW);
    }

    @PostMapping(
            path = ARTICLE + "/shares",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE})
    @Operation(
            operationId = "countShare",
            summary = "Counts that a reader passes an article on",
            description = "Idempotent by `viewId` and `target`. Send it when the link or button is used." + MANNERS)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = ShareJson.class)),
                @Content(mediaType = "text/plain", schema = @Schema(implementation = ShareJson.class))
            })
    @FailsWith(ProblemCode.RATE_LIMITED)
    @ApiResponse(responseCode = "204", description = "Taken.")
    Mono<ResponseEntity<Void>> share(
            @PathVariable String idOrSlug, @Parameter(hidden = true) ServerWebExchange exchange) {
        return count(idOrSlug, exchange, Beacon::share, Beacon.SHARE);
    }

    private Mono<ResponseEntity<Void>> count(
            String idOrSlug, ServerWebExchange exchange, Function<JsonFields, Beacon> reader, KnownNames known) {
        var household = addresses.of(exchange.getRequest());
        return RequestBytes.of(exchange.getRequest(), MAX_BODY)
                .map(body -> reader.apply(body.fields(known)))
                .filter(beacon -> counts(exchange.getRequest()))
                .delayUntil(beacon -> limit.pass(household)) // before the query that an unknown article costs
                .zipWhen(beacon -> articles.at(idOrSlug), Beacon::at)
                .delayUntil(act -> limit.pass(household, act.article()))
                .flatMap(act -> audience.count(act, household))
                .then(Mono.fromCallable(AudienceController::noContent));
    }

    /** Whether a reader sent it: pages of unknown origins could have their visitors count here. */
    private boolean counts(ServerHttpRequest request) {
        return writers.mayWrite(request) && !ExcludedRequests.matches(request.getHeaders());
    }

    private static ResponseEntity<Void> noContent() {
        return ResponseEntity.noContent()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
