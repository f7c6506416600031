package dev.unspool.docs;

import dev.unspool.openapi.SchemaPatterns;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Objects;

/** Describes the parameters in the addresses of operations, whose names say the same everywhere. */
final class PathParameters {

    private static final int LONGEST = 200;

    private static final List<String> TOPICS =
            List.of("/api/v1/newsroom/sections/", "/api/v1/newsroom/tags/", "/api/v1/newsroom/authors/");

    private PathParameters() {}

    static void describe(OpenAPI api) {
        api.getPaths().forEach(PathParameters::describe);
    }

    private static void describe(String path, PathItem item) {
        item.readOperations().stream()
                .map(Operation::getParameters)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(parameter -> parameter.getIn().equals("path"))
                .forEach(parameter -> describe(path, parameter));
    }

    private static void describe(String path, Parameter parameter) {
        parameter.setDescription(description(path, parameter.getName()));
        describe(isTopic(path) ? "idOrSlug" : parameter.getName(), parameter.getSchema());
    }

    private static boolean isTopic(String path) {
        return TOPICS.stream().anyMatch(path::startsWith);
    }

    private static void describe(String name, Schema<?> schema) {
        switch (name) {
            case "idOrSlug" -> schema.minLength(1).maxLength(LONGEST);
            case "sid" -> schema.pattern(SchemaPatterns.CURSOR);
            case "slug" -> schema.minLength(1);
            case "after", "round", "version" -> {} // numbers, whose limits their type says
            default -> schema.pattern(SchemaPatterns.ID);
        }
    }

    private static String description(String path, String name) {
        if (isTopic(path)) {
            return "Its id, its slug, or one that it had.";
        }
        return switch (name) {
            case "idOrSlug" -> "Id or slug of the article.";
            case "sid" -> "`sid` of the newest `hello`.";
            case "slug" -> "The last part of the address of its page.";
            case "version" -> "Number of a published version of the article, from 1 on.";
            case "epoch" -> "The `epoch` of the change log: all numbers begin anew with another.";
            case "after" -> "The last `seq` that you know of.";
            case "round" -> "From `next` of the answer before, or from the address where you begin.";
            default ->
                "Id of the "
                        + (path.contains("/comments/")
                                ? "comment."
                                : path.contains("/tokens/")
                                        ? "access token."
                                        : path.contains("/schedules/") ? "schedule." : "article.");
        };
    }
}
