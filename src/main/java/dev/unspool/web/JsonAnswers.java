package dev.unspool.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes JSON answers as bytes with their strong ETag; Spring turns a match of {@code If-None-Match} into 304. */
@Component
public final class JsonAnswers {

    private final JsonMapper json;

    JsonAnswers(JsonMapper json) {
        this.json = json;
    }

    /** Returns {@code 200} with this {@code Cache-Control}. */
    public ResponseEntity<byte[]> ok(Object value, String cacheControl) {
        var headers = new HttpHeaders();
        headers.setCacheControl(cacheControl);
        return ok(value, headers);
    }

    /** Returns {@code 200} with these headers beside the type and the ETag. */
    public ResponseEntity<byte[]> ok(Object value, HttpHeaders headers) {
        var body = json.writeValueAsBytes(value);
        return ResponseEntity.ok()
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(ETags.of(body))
                .body(body);
    }
}
