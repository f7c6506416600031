package dev.unspool.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds a whole example to every body of a request or an answer. The file {@code docs/examples/Article.json} is the example of the schema
 * {@code Article}, wherever that is a body.
 */
final class ApiExamples {

    private static final String FILES = "classpath*:docs/examples/*.json";

    private final JsonMapper json;

    ApiExamples(JsonMapper json) {
        this.json = json;
    }

    void addTo(OpenAPI api) {
        Arrays.stream(files()).forEach(file -> api.getComponents().addExamples(name(file), example(file)));
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(ApiExamples::contents)
                .flatMap(content -> content.values().stream())
                .forEach(body -> addExamples(body, api));
    }

    private static Stream<Content> contents(Operation operation) {
        var request = Stream.ofNullable(operation.getRequestBody()).map(body -> body.getContent());
        var answers = operation.getResponses().values().stream().map(response -> response.getContent());
        return Stream.concat(request, answers).filter(content -> content != null);
    }

    private static void addExamples(MediaType body, OpenAPI api) {
        schemas(body.getSchema())
                .map(Schema::get$ref)
                .filter(reference -> reference != null)
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .filter(api.getComponents().getExamples()::containsKey)
                .forEach(name -> body.addExamples(name, new Example().$ref(name)));
    }

    private static Stream<Schema<?>> schemas(Schema<?> schema) {
        return schema.getOneOf() == null
                ? Stream.of(schema)
                : schema.getOneOf().stream().map(one -> one);
    }

    private static Resource[] files() {
        try {
            return new PathMatchingResourcePatternResolver().getResources(FILES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + FILES, unreadable);
        }
    }

    private static String name(Resource file) {
        return String.valueOf(file.getFilename()).replace(".json", "");
    }

    private Example example(Resource file) {
        try (var content = file.getInputStream()) {
            return new Example().summary("A whole one.").value(json.readValue(content, Object.class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file.getFilename(), unreadable);
        }
    }
}
