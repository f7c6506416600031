package dev.unspool.feed;

import dev.unspool.openapi.SchemaPatterns;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the parameters of an operation that lists a directory, for the OpenAPI document. {@link DirectoryRequest} reads them. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "cursor",
        description = "`page.next` or `page.previous` of a page of the same list.",
        schema = @Schema(type = "string", pattern = SchemaPatterns.CURSOR))
@Parameter(
        name = "limit",
        description = "Entries of the page: 100, at most 200.",
        schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "100"))
@interface DirectoryParameters {}
