package dev.unspool.openapi;

/** References to the headers of answers that the OpenAPI document describes once, for annotations of endpoints. */
public final class ApiHeaders {

    private static final String HEADERS = "#/components/headers/";

    public static final String ETAG = HEADERS + "ETag";
    public static final String LINK = HEADERS + "Link";
    public static final String LOCATION = HEADERS + "Location";

    public static final String SURROGATE_KEY = HEADERS + "Surrogate-Key";

    private ApiHeaders() {}
}
