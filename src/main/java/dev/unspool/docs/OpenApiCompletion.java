package dev.unspool.docs;

import dev.unspool.openapi.ApiDescription;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Completes the document that springdoc makes from the controllers. It is the only customizer: springdoc calls several in no certain order, and each
 * step here needs the one before.
 */
@Component
final class OpenApiCompletion implements OpenApiCustomizer {

    private final List<ApiDescription> descriptions;
    private final ApiExamples examples;

    OpenApiCompletion(List<ApiDescription> descriptions, JsonMapper json) {
        this.descriptions = List.copyOf(descriptions);
        this.examples = new ApiExamples(json);
    }

    @Override
    public void customise(OpenAPI api) {
        descriptions.forEach(description -> description.addTo(api));
        sayWhatNeedsNoToken(api);
        PathParameters.describe(api);
        ProblemResponses.addTo(api);
        AnswerHeaders.addTo(api);
        examples.addTo(api);
        removeUnused(api);
    }

    /** Removes schemas that nothing refers to, such as those of unwrapped members. */
    private static void removeUnused(OpenAPI api) {
        var text = Json31.pretty(api);
        api.getComponents().getSchemas().keySet().removeIf(name -> !text.contains("/schemas/" + name + '"'));
    }

    private static void sayWhatNeedsNoToken(OpenAPI api) {
        api.getPaths()
                .values()
                .forEach(path -> path.readOperations()
                        .forEach(operation ->
                                operation.setSecurity(Objects.requireNonNullElse(operation.getSecurity(), List.of()))));
    }
}
