package dev.unspool.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.unspool.openapi.FailsWith;
import dev.unspool.web.ProblemCode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Describes the problems of every operation, status by status. Operations that fail with the same codes share a response of the components. The names
 * of a response's examples are all its codes.
 */
final class ProblemResponses {

    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String OTHER = "other-problem";

    private ProblemResponses() {}

    static void addTo(OpenAPI api) {
        var components = api.getComponents();
        components.addSchemas(ProblemSchemas.PROBLEM, ProblemSchemas.problem());
        components.addSchemas(ProblemSchemas.FAULT, ProblemSchemas.fault());
        components.addResponses(
                OTHER,
                response("Any other failure, always in this form.", new Content().addMediaType(MEDIA_TYPE, body())));
        api.getPaths()
                .values()
                .forEach(path -> path.readOperations().forEach(operation -> describe(operation, components)));
    }

    private static void describe(Operation operation, Components components) {
        codes(operation).stream()
                .collect(groupingBy(code -> code.status().value(), TreeMap::new, toList()))
                .forEach((status, codes) -> add(operation, String.valueOf(status), codes, components));
        operation.getResponses().setDefault(new ApiResponse().$ref(OTHER));
    }

    @SuppressWarnings("unchecked") // ours, see OperationProblems
    private static List<ProblemCode> codes(Operation operation) {
        return (List<ProblemCode>)
                Objects.requireNonNull(operation.getExtensions().remove(FailsWith.EXTENSION));
    }

    /** A status that stands there already, as the one of a failed probe, keeps its own content beside the problem. */
    private static void add(Operation operation, String status, List<ProblemCode> codes, Components components) {
        var own = operation.getResponses().get(status);
        if (own != null) {
            own.getContent().addMediaType(MEDIA_TYPE, body(codes, components));
            return;
        }
        var name = codes.stream().map(ProblemCode::code).collect(joining("-or-"));
        var described = codes.stream()
                .map(code -> '`' + code.code() + "`: " + code.title() + '.')
                .collect(joining(" "));
        components.addResponses(
                name, response(described, new Content().addMediaType(MEDIA_TYPE, body(codes, components))));
        operation.getResponses().addApiResponse(status, new ApiResponse().$ref(name));
    }

    private static MediaType body(List<ProblemCode> codes, Components components) {
        var body = body();
        codes.forEach(code -> {
            components.addExamples(code.code(), ProblemSamples.of(code));
            body.addExamples(code.code(), new Example().$ref(code.code()));
        });
        return body;
    }

    private static MediaType body() {
        return new MediaType().schema(new Schema<>().$ref(ProblemSchemas.PROBLEM));
    }

    private static ApiResponse response(String description, Content content) {
        return new ApiResponse().description(description).content(content);
    }
}
