package dev.unspool.openapi;

import dev.unspool.web.ProblemCode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names problems of an endpoint for the OpenAPI document. Problems that follow from the endpoint's form need no naming: {@code not-found} from an id
 * in the address, {@code payload-too-large} from a body, {@code unauthenticated} from a security requirement, and so on.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FailsWith {

    /** Extension of an operation by which all its problems are passed on, as codes; the finished document does not have it. */
    String EXTENSION = "x-fails-with";

    ProblemCode[] value();
}
