package dev.unspool.openapi;

import io.swagger.v3.oas.models.OpenAPI;

/** Describes an operation that no controller serves, for the OpenAPI document. */
public interface ApiDescription {

    /** Adds the operation and its schemas to {@code api}. */
    void addTo(OpenAPI api);
}
