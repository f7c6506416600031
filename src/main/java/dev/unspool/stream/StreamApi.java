package dev.unspool.stream;

import dev.unspool.cursor.ReadRanges;
import dev.unspool.feed.NextJson;
import dev.unspool.openapi.ApiDescription;
import dev.unspool.openapi.FailsWith;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.stream.Simulation.Fault;
import dev.unspool.web.ProblemCode;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Describes the stream and each of its events in the OpenAPI document, since no controller serves it. An event is described as the object
 * that a client has after parsing the block: name, id and data.
 */
@Component
final class StreamApi implements ApiDescription {

    /** The data of each event, in the order in which a reader meets them. */
    private static final List<Class<?>> EVENTS = List.of(
            EventJson.Hello.class,
            NextJson.NextArticleJson.class,
            NextJson.EndOfFeedJson.class,
            EventJson.ArticlePublished.class,
            EventJson.ArticleUpdated.class,
            EventJson.ArticleRetracted.class,
            EventJson.CommentsChanged.class,
            EventJson.ResyncEvent.class,
            EventJson.Bye.class,
            EventJson.Ping.class);

    /** What can never work; all else is told by {@code bye}. */
    private static final List<ProblemCode> PROBLEMS =
            List.of(ProblemCode.MALFORMED_REQUEST, ProblemCode.CURSOR_INVALID, ProblemCode.CURSOR_MISMATCH);

    private final StreamSettings settings;

    StreamApi(StreamSettings settings) {
        this.settings = settings;
    }

    @Override
    public void addTo(OpenAPI api) {
        EVENTS.forEach(data -> addSchemas(api, data));
        api.getComponents().addSchemas("StreamEvent", event());
        api.getPaths().addPathItem(StreamHandler.PATH, new PathItem().get(operation()));
    }

    private static void addSchemas(OpenAPI api, Class<?> data) {
        ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(data))
                .referencedSchemas
                .forEach((name, schema) -> {
                    if (!api.getComponents().getSchemas().containsKey(name)) {
                        api.getComponents().addSchemas(name, schema);
                    }
                });
    }

    private static Schema<?> event() {
        var event = new ComposedSchema();
        EVENTS.forEach(data -> event.addOneOfItem(new Schema<>().$ref(name(data))));
        event.addOneOfItem(new Schema<>().$ref("Problem"));
        return event.description("""
                The `data` of an event. Its `type` is the event's name, too; but that of the event `problem` is the one of RFC 9457. Blocks with an id alone
                only move the place that you come back to.""");
    }

    private static String name(Class<?> data) {
        return data.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class)
                .name();
    }

    private Operation operation() {
        var operation = new Operation();
        operation.addExtension(FailsWith.EXTENSION, PROBLEMS);
        return operation
                .addTagsItem("Stream")
                .operationId("openStream")
                .summary("The articles of a reading session, and what changes, as Server-Sent Events")
                .description("""
                        Begins with `hello`. A `next-article` event follows only while its position is within the credit: `upTo` at first,
                        and then what `PUT /api/v1/streams/{sid}/credit` raises it to. What is published, corrected and retracted comes by
                        itself, in the order of `seq`, which rises by exactly one. Every event has an id that any instance resumes exactly,
                        but for `problem`, `bye` and `comments-changed`. The last one is a hint that may be lost: ask for the comments that you show when you come back.
                        `end-of-feed` comes at the true end only. A session whose `article` does not exist begins without one, with `gap` and
                        `resync`. What is away for the moment is told by `bye` with a time to come back,
                        since an EventSource gives up on any status but 200.""")
                .parameters(parameters())
                .responses(new ApiResponses()
                        .addApiResponse(
                                "200",
                                new ApiResponse()
                                        .description("Events. The `data` of each is a `StreamEvent`.")
                                        .content(new Content()
                                                .addMediaType(
                                                        "text/event-stream",
                                                        new MediaType().schema(new Schema<>().$ref("StreamEvent"))))));
    }

    private List<Parameter> parameters() {
        return List.of(
                query("article", "Id or slug of the article that the reader opened."),
                query("section", "A session within this section (slug).")
                        .schema(text(SchemaPatterns.SLUG).maxLength(80)),
                query("cursor", "A place in the session, from `next` or `next-article`.")
                        .schema(text(SchemaPatterns.CURSOR)),
                query("upTo", "The first credit: a position.")
                        .schema(new IntegerSchema()
                                .minimum(BigDecimal.ZERO)
                                .maximum(BigDecimal.valueOf(999_999_999))
                                ._default(1)),
                query("read", "Numbers of articles that the reader has read, as ranges from low to high: `1-20,25`.")
                        .schema(text(SchemaPatterns.READ).maxLength(ReadRanges.MAX_LENGTH)),
                query("html", "`1`: articles come with their element, in place of `bodyHtml`.")
                        .schema(new StringSchema().addEnumItem("1")),
                query(
                                "bodies",
                                "`1`: `article-updated` carries the whole article, and with `html=1` its element. Else fetch what you show.")
                        .schema(new StringSchema().addEnumItem("1")),
                query("sid", "The stream that you had before: it is ended, wherever it is still open.")
                        .schema(text(SchemaPatterns.TEXT)),
                query("lastEventId", "For clients that cannot send `Last-Event-ID`, which wins over it.")
                        .schema(text(SchemaPatterns.TEXT)),
                query("Last-Event-ID", "The id of the last event: the stream goes on after it.")
                        .in("header"),
                simulation());
    }

    private static Schema<?> text(String pattern) {
        return new StringSchema().pattern(pattern);
    }

    /** Described on all sites, so that the same clients can be generated everywhere; {@code x-enabled} says whether it is on here. */
    private Parameter simulation() {
        var words = new StringSchema();
        Arrays.stream(Fault.values()).map(Fault::code).forEach(words::addEnumItem);
        var parameter = query(Simulation.PARAMETER, """
                        For integrators: what shall go wrong, with commas between. Off in production, where it is `400`; `x-enabled` says whether \
                        it is on here. `gap`: the id is taken for an unknown one. `duplicate`: every event with an id comes twice. `slow`: 2 to 5 s \
                        between two blocks. `bye`: the stream ends after 2 to 4 events. `cut`: the connection breaks within a block after \
                        2 to 4 events.""")
                .schema(new ArraySchema().items(words))
                .style(Parameter.StyleEnum.FORM)
                .explode(false);
        parameter.addExtension("x-enabled", settings.simulation());
        return parameter;
    }

    private static Parameter query(String name, String description) {
        return new Parameter().name(name).in("query").description(description).schema(new StringSchema());
    }
}
