package dev.unspool.embed;

import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.FailsWith;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found.Published;
import dev.unspool.web.Caching;
import dev.unspool.web.ETags;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.KnownQuery;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The oEmbed endpoint: what programs need to show an article of this site in a page of another, by the article's address. */
@RestController
@Tag(name = "Articles")
class OEmbedController {

    /** Pixels: as much as a program may have room for. */
    private static final int MOST = 10_000;

    private static final Pattern PIXELS = Pattern.compile("[1-9]\\d{0,4}");

    private static final MediaType XML = MediaType.parseMediaType("text/xml;charset=UTF-8");

    private final ArticleStore store;
    private final EmbedSettings settings;
    private final JsonAnswers answers;
    private final Site site;

    OEmbedController(ArticleStore store, EmbedSettings settings, JsonAnswers answers, Site site) {
        this.store = store;
        this.settings = settings;
        this.answers = answers;
        this.site = site;
    }

    @GetMapping(Site.OEMBED)
    @KnownQuery({"url", "format", "maxwidth", "maxheight"})
    @FailsWith({ProblemCode.NOT_FOUND, ProblemCode.ARTICLE_RETRACTED})
    @Operation(
            operationId = "describeEmbed",
            summary = "An article for the page of another site (oEmbed 1.0)",
            description = """
                    Article pages name their own address of it as `rel="alternate"` with the type `application/json+oembed`. Where the site allows frames
                    (`unspool.embed.origins`), `html` is an `iframe` with the article's card, which is corrected and retracted with the article.""")
    @Parameter(
            name = "url",
            description = "The address of an article's page on this site.",
            required = true,
            schema = @Schema(type = "string", format = "uri"))
    @Parameter(
            name = "format",
            description = "`json` or `xml`.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"json", "xml"},
                            defaultValue = "json"))
    @Parameter(
            name = "maxwidth",
            description = "Pixels that there is room for.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "10000"))
    @Parameter(
            name = "maxheight",
            description = "Pixels that there is room for.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "10000"))
    @ApiResponse(
            responseCode = "200",
            description = "The description.",
            headers = @Header(name = "ETag", ref = ApiHeaders.ETAG),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OEmbed.class)))
    Mono<ResponseEntity<byte[]>> describe(@Parameter(hidden = true) ServerHttpRequest sent) {
        return Mono.defer(() -> {
            var query = sent.getQueryParams();
            var slug = slug(query.getFirst("url"));
            var isXml = isXml(query.getFirst("format"));
            var width = pixels(query, "maxwidth");
            var height = pixels(query, "maxheight");
            return store.find(slug)
                    .switchIfEmpty(Mono.error(() -> Problem.noArticle(slug)))
                    .map(EmbedResource::published)
                    .map(found -> answer(found, width, height, isXml));
        });
    }

    private ResponseEntity<byte[]> answer(Published found, int width, int height, boolean isXml) {
        var headline = found.article().headline();
        var described = OEmbed.of(headline, site, width, height, settings.areAnyAllowed());
        var headers = Dependencies.headers(List.of(headline.id()), Scope.ARTICLES, Caching.ARTICLE);
        if (!isXml) {
            return answers.ok(described, headers);
        }
        var body = described.xml();
        return ResponseEntity.ok()
                .headers(headers)
                .contentType(XML)
                .eTag(ETags.of(body))
                .body(body);
    }

    /** Returns the last part of an article's address. */
    private String slug(@Nullable String url) {
        if (url == null) {
            throw Problem.malformed("Give `url` as the address of an article, such as " + site.articles() + "…");
        }
        return site.slugIn(url)
                .orElseThrow(() -> Problem.notFound(
                        "`url` is no article of this site. Give the address of its page, which begins with "
                                + site.articles()));
    }

    private static boolean isXml(@Nullable String format) {
        if (format == null || format.equals("json")) {
            return false;
        }
        if (!format.equals("xml")) {
            throw Problem.malformed("Give `format` as json or xml, or leave it out.");
        }
        return true;
    }

    private static int pixels(MultiValueMap<String, String> query, String name) {
        var given = query.getFirst(name);
        if (given == null) {
            return MOST;
        }
        if (!PIXELS.matcher(given).matches() || Integer.parseInt(given) > MOST) {
            throw Problem.malformed(
                    "Give `" + name + "` as pixels, a whole number from 1 to " + MOST + ", or leave it out.");
        }
        return Integer.parseInt(given);
    }
}
