package dev.unspool.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.ServerWebInputException;

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

    @Test
    void tellsADependencyFromADefectAndNothingOfEither() {
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
