package dev.unspool.tail;

import dev.unspool.openapi.ApiDescription;
import dev.unspool.openapi.FailsWith;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.web.ProblemCode;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Describes the tail in the OpenAPI document, since no controller serves it. */
@Component
final class TailApi implements ApiDescription {

    @Override
    public void addTo(OpenAPI api) {
        ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(TailJson.class))
                .referencedSchemas
                .forEach(api.getComponents()::addSchemas);
        api.getPaths().addPathItem(TailAddress.PREFIX + "{epoch}/{after}/{round}", new PathItem().get(operation()));
    }

    private static Operation operation() {
        var operation = new Operation();
        operation.addExtension(FailsWith.EXTENSION, List.of(ProblemCode.MALFORMED_REQUEST));
        return operation
                .addTagsItem("Stream")
                .operationId("followTail")
                .summary("What changes, by long polls that caches collapse")
                .description("""
                        For any number of readers, and for those whose stream does not open. Begin with `tail` of a feed page's `changes`, of
                        `hello` or of `bye`, and ask for `next` of each answer. Who is behind is answered at once, up to the end of a block of
                        100 changes. Who is at the head is answered at the next change, or after 25 s at most twice over without one. There is no text in an item: ask
                        `/api/v1/changes` or the article's version for what you show of it. All is told with `200`: `resync` says what
                        to load again and where to go on, `waitMs` how long to wait.""")
                .parameters(List.of(
                        segment(
                                "epoch",
                                "Names one life of the change log.",
                                new StringSchema().pattern(SchemaPatterns.ID)),
                        segment("after", "The last change that you know.", number(999_999_999_999_999_999L)),
                        segment(
                                "round",
                                "As `next` says. One that is more than three ahead of the clock, in rounds of 25 s, is refused with `malformed-request`.",
                                number(9_999_999_999L))))
                .responses(new ApiResponses()
                        .addApiResponse(
                                "200",
                                new ApiResponse()
                                        .description("What changed, or nothing.")
                                        .content(new Content()
                                                .addMediaType(
                                                        "application/json",
                                                        new MediaType().schema(new Schema<>().$ref("Tail"))))));
    }

    private static Schema<?> number(long most) {
        return new IntegerSchema().format("int64").minimum(BigDecimal.ZERO).maximum(BigDecimal.valueOf(most));
    }

    private static Parameter segment(String name, String description, Schema<?> schema) {
        return new Parameter()
                .name(name)
                .in("path")
                .required(true)
                .description(description)
                .schema(schema);
    }
}
