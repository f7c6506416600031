package dev.unspool.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

class ProblemsTest {

    @Test
    void saysWhatToChange() {
        var nothing = Problems.of(new NoResourceFoundException(URI.create("/nothing"), "nothing"));
        assertThat(nothing.code()).isEqualTo(ProblemCode.NOT_FOUND);
        assertThat(nothing).hasMessage("Check the address; those of the interface are listed at /docs.");

        var garbled = Problems.of(new ServerWebInputException("no", null, new DecodingException("at line 1")));
        assertThat(garbled.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
        assertThat(garbled).hasMessage("Send the JSON that /docs describes for this address.");

        var large = Problems.of(new DataBufferLimitException("262145"));
        assertThat(large.code().status()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    }

    /** Details are read by strangers: the names of classes and settings of libraries help an attacker at most. */
    @Test
    void quotesNoLibrary() {
        var failures = Stream.of(
                new MethodNotAllowedException(HttpMethod.PUT, List.of(HttpMethod.GET)),
                new UnsupportedMediaTypeStatusException(MediaType.TEXT_XML, List.of(MediaType.APPLICATION_JSON)),
                new UnsupportedMediaTypeStatusException("Could not parse Content-Type."),
                new NotAcceptableStatusException(List.of(MediaType.APPLICATION_JSON)),
                new MissingRequestValueException("q", String.class, "query parameter", null),
                new ServerWebInputException("Failed to read HTTP message"),
                new InvalidMediaTypeException("x", "does not contain '/'"),
                new ResponseStatusException(HttpStatus.BAD_REQUEST, "Invalid mime type \"x\""),
                new ResponseStatusException(HttpStatus.I_AM_A_TEAPOT, "io.netty.Teapot"),
                new ResponseStatusException(HttpStatus.BAD_GATEWAY, "org.springframework.Gateway"),
                new IllegalArgumentException("tools.jackson.core.StreamReadFeature"));
        assertThat(failures.map(Problems::of).map(Problem::getMessage))
                .allSatisfy(detail -> assertThat(detail)
                        .endsWith(".")
                        .doesNotContainPattern(
                                "(?!traceId)[a-z]+[A-Z][a-z]+[A-Z]|HTTP message|Supported|Invalid|parse|Teapot|Gateway|\\[")
                        .as(detail));
        assertThat(Problems.of(new InvalidMediaTypeException("x", "y")).code())
                .isEqualTo(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void tellsADependencyFromADefectWithoutDetails() {
        var failure = new DataAccessResourceFailureException("select secret from article");
        assertThat(Problems.of(failure).code()).isEqualTo(ProblemCode.DEPENDENCY_UNAVAILABLE);
        assertThat(Problems.of(new TimeoutException("10.0.0.7:5432")).code())
                .isEqualTo(ProblemCode.DEPENDENCY_UNAVAILABLE);
        assertThat(Problems.of(new IllegalStateException("secret")).code()).isEqualTo(ProblemCode.INTERNAL_ERROR);
        assertThat(Problems.of(failure).getMessage()).doesNotContain("secret");
        assertThat(Problems.of(new IllegalStateException("secret")).getMessage())
                .doesNotContain("secret");
    }
}
