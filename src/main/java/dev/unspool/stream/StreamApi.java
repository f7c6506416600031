package dev.unspool.stream;

import dev.unspool.feed.NextJson;
import dev.unspool.stream.Simulation.Fault;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Describes the stream's door and each of its events for machines: no controller is there to be read. An event is described as the object
 * that a client has once it has parsed the block: its name, its id and its data.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE) // what is added to every operation is added to this one too
final class StreamApi implements OpenApiCustomizer {

    private static final String SCHEMAS = "#/components/schemas/";

    /** Name of an event, and its data; in the order in which a reader meets them. */
    private static final Map<String, Class<?>> EVENTS = events();

    /** Their place does not move. */
    private static final List<String> WITHOUT_ID = List.of("comments-changed", "problem", "bye");

    private final StreamSettings settings;

    StreamApi(StreamSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customise(OpenAPI api) {
        EVENTS.values().forEach(data -> addSchemas(api, data));
        api.getComponents().addSchemas("ProblemEvent", problem());
        api.getComponents().addSchemas("StreamEvent", event());
        api.getPaths().addPathItem(StreamDoor.PATH, new PathItem().get(operation()));
    }

    private static Map<String, Class<?>> events() {
        var events = new LinkedHashMap<String, Class<?>>();
        events.put("hello", EventJson.Hello.class);
        events.put("next-article", NextJson.NextArticleJson.class);
        events.put("end-of-feed", NextJson.EndOfFeedJson.class);
        events.put("article-published", EventJson.ArticlePublished.class);
        events.put("article-updated", EventJson.ArticleUpdated.class);
        events.put("article-retracted", EventJson.ArticleRetracted.class);
        events.put("comments-changed", EventJson.CommentsChanged.class);
        events.put("resync", EventJson.ResyncEvent.class);
        events.put("bye", EventJson.Bye.class);
        events.put("ping", EventJson.Ping.class);
        return events;
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
        EVENTS.forEach((name, data) -> event.addOneOfItem(block(name, name(data))));
        event.addOneOfItem(block("problem", "ProblemEvent"));
        return event.description(
                "A block of the stream, parsed. Blocks with an id alone only move the place that you come back to.");
    }

    private static Schema<?> block(String name, String data) {
        var block = new ObjectSchema();
        block.addProperty("event", new StringSchema()._const(name));
        block.addProperty("data", new Schema<>().$ref(SCHEMAS + data));
        block.addRequiredItem("event");
        block.addRequiredItem("data");
        if (!WITHOUT_ID.contains(name)) {
            block.addProperty("id", new StringSchema().description("Opaque: send the last one as `Last-Event-ID`."));
            block.addRequiredItem("id");
        }
        return block;
    }

    private static String name(Class<?> data) {
        return data.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class)
                .name();
    }

    private static Schema<?> problem() {
        var retryable = new ObjectSchema();
        retryable.addProperty("retryable", new BooleanSchema().description("Whether the same may work later."));
        retryable.addRequiredItem("retryable");
        return new ComposedSchema()
                .addAllOfItem(new Schema<>().$ref(SCHEMAS + "Problem"))
                .addAllOfItem(retryable)
                .description("The next article could not be had. The same credit once more asks to try again.");
    }

    private Operation operation() {
        return new Operation()
                .addTagsItem("Stream")
                .operationId("stream")
                .summary("The articles of a reading session, and what changes, as Server-Sent Events")
                .description("""
                        Begins with `hello`. A `next-article` event follows only while its position is within the credit: `upTo` at first,
                        and then what `PUT /api/v1/streams/{sid}/credit` raises it to. What is published, corrected and retracted comes by
                        itself, in the order of `seq`, which rises by exactly one. Every event has an id that any instance resumes exactly,
                        but for `comments-changed`, a hint that may be lost: ask for the comments that you show when you come back.
                        `end-of-feed` comes at the true end only. What is away for the moment is told by `bye` with a time to come back,
                        since an EventSource gives up on any status but 200.""")
                .parameters(parameters())
                .responses(new ApiResponses()
                        .addApiResponse(
                                "200",
                                new ApiResponse()
                                        .description("Blocks, each as `StreamEvent` describes it.")
                                        .content(new Content()
                                                .addMediaType(
                                                        "text/event-stream",
                                                        new MediaType()
                                                                .schema(new Schema<>()
                                                                        .$ref(SCHEMAS + "StreamEvent"))))));
    }

    private List<Parameter> parameters() {
        return List.of(
                query("article", "Id or slug of the article that the reader opened."),
                query("section", "A session within this section (slug)."),
                query("cursor", "A place in the session, from `next` or `next-article`."),
                query("upTo", "The first credit: a position.")
                        .schema(new IntegerSchema()
                                .minimum(java.math.BigDecimal.ZERO)
                                ._default(1)),
                query("read", "Numbers of articles that the reader has read: `1-20,25`."),
                query("html", "`1`: articles come with their element.").schema(new StringSchema().addEnumItem("1")),
                query("sid", "The stream that you had before: it is ended, wherever it is still open."),
                query("lastEventId", "For clients that cannot send `Last-Event-ID`, which wins over it."),
                query("Last-Event-ID", "The id of the last event: the stream goes on after it.")
                        .in("header"),
                simulation());
    }

    /** Described everywhere, so that clients of all sites are made from the same document; consoles ask {@code x-enabled}. */
    private Parameter simulation() {
        var words = new StringSchema();
        Arrays.stream(Fault.values()).map(Fault::word).forEach(words::addEnumItem);
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
