package dev.unspool.syndication;

import dev.unspool.openapi.ApiDescription;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.FailsWith;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.web.ProblemCode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Describes the feeds of the site, and of each section, tag and author, in the OpenAPI document, since no controller serves them. */
@Component
final class SyndicationApi implements ApiDescription {

    private static final String JSON_FEED = "JsonFeed";

    private static final BigDecimal HIGHEST_NUMBER = BigDecimal.valueOf(999_999_999_999_999_999L);

    private static final List<ProblemCode> PROBLEMS = List.of(
            ProblemCode.MALFORMED_REQUEST,
            ProblemCode.NOT_FOUND,
            ProblemCode.NOT_ACCEPTABLE,
            ProblemCode.INTERNAL_ERROR,
            ProblemCode.OVERLOADED,
            ProblemCode.DEPENDENCY_UNAVAILABLE);

    /** What has feeds: the path of its page, the end of an operation's name, and words. */
    private record Feeds(String page, String name, String words) {}

    private static final List<Feeds> ALL = List.of(
            new Feeds("/", "Feed", "The newest articles"),
            new Feeds("/sections/{slug}", "FeedOfSection", "The newest articles of a section"),
            new Feeds("/tags/{slug}", "FeedOfTag", "The newest articles with a tag"),
            new Feeds("/authors/{slug}", "FeedOfAuthor", "The newest articles of an author"));

    private static final Map<FeedFormat, String> SAMPLES = Map.of(
            FeedFormat.ATOM,
                    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>The Unspool</title><entry><title>Fog at the pier</title></entry></feed>",
            FeedFormat.RSS,
                    "<rss version=\"2.0\"><channel><title>The Unspool</title><item><title>Fog at the pier</title></item></channel></rss>");

    @Override
    public void addTo(OpenAPI api) {
        api.getComponents().addSchemas(JSON_FEED, document());
        for (var feeds : ALL) {
            Arrays.stream(FeedFormat.values())
                    .forEach(format -> api.getPaths()
                            .addPathItem(format.pathFor(feeds.page()), new PathItem().get(operation(feeds, format))));
        }
    }

    private static Operation operation(Feeds feeds, FeedFormat format) {
        var operation = new Operation();
        operation.addExtension(FailsWith.EXTENSION, PROBLEMS);
        return operation
                .addTagsItem("Feeds for other programs")
                .operationId("read" + format.name().charAt(0)
                        + format.name().substring(1).toLowerCase(Locale.ROOT) + feeds.name())
                .summary(feeds.words() + " as " + format.title())
                .description("""
                        The current document. Older articles are in archives (RFC 5005), which the document names; each ends at the same article
                        whatever is published later.""")
                .parameters(parameters(feeds))
                .responses(new ApiResponses().addApiResponse("200", answer(format)));
    }

    private static List<Parameter> parameters(Feeds feeds) {
        var parameters = new ArrayList<Parameter>();
        if (feeds.page().contains("{slug}")) {
            parameters.add(new Parameter()
                    .name("slug")
                    .in("path")
                    .required(true)
                    .schema(new StringSchema().pattern(SchemaPatterns.SLUG).maxLength(80)));
        }
        parameters.add(new Parameter()
                .name("before")
                .in("query")
                .description(
                        "The archive of what is older than the article with this number, as links of a document have it.")
                .schema(new IntegerSchema()
                        .format("int64")
                        .minimum(BigDecimal.ONE)
                        .maximum(HIGHEST_NUMBER)));
        return parameters;
    }

    private static ApiResponse answer(FeedFormat format) {
        return new ApiResponse()
                .description("The document. `Link` names its archives and its hubs.")
                .addHeaderObject("ETag", new Header().$ref(ApiHeaders.ETAG))
                .addHeaderObject("Link", new Header().$ref(ApiHeaders.LINK))
                .addHeaderObject("Surrogate-Key", new Header().$ref(ApiHeaders.SURROGATE_KEY))
                .content(new Content().addMediaType(format.type(), body(format)));
    }

    private static MediaType body(FeedFormat format) {
        return format == FeedFormat.JSON
                ? new MediaType().schema(new Schema<>().$ref(JSON_FEED))
                : new MediaType()
                        .schema(new StringSchema())
                        .addExamples(
                                format.title(),
                                new Example().summary("Its outline.").value(SAMPLES.get(format)));
    }

    private static Schema<?> document() {
        return new ObjectSchema()
                .description("A document of JSON Feed 1.1. Its specification names all members.")
                .addProperty("version", new StringSchema().description("The version of JSON Feed, as an address."))
                .addProperty("title", new StringSchema().description("The name of the feed, in plain text."))
                .addProperty(
                        "next_url",
                        new StringSchema().description("Address of the next archive. Missing in the last one."))
                .addProperty(
                        "items",
                        new ArraySchema()
                                .items(new ObjectSchema().additionalProperties(true))
                                .description("The articles, newest first. `id` stays through corrections."))
                .required(List.of("version", "title", "items"))
                .additionalProperties(true);
    }
}
