package dev.unspool.newsroom;

import dev.unspool.openapi.SchemaPatterns;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;

/** Describes the header {@code If-Match} of an operation that needs it, for the OpenAPI document. {@link EntityTag} reads the header. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "If-Match",
        in = ParameterIn.HEADER,
        required = true,
        schema = @Schema(type = "string", pattern = SchemaPatterns.EDITION))
@interface IfMatch {

    /** What to send. */
    @AliasFor(annotation = Parameter.class, attribute = "description")
    String value();
}
