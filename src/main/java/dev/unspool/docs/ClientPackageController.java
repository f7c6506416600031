package dev.unspool.docs;

import dev.unspool.web.ETags;
import dev.unspool.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the npm package {@code @unspool/client} that belongs to this server: {@code npm install https://news.example/client.tgz}. */
@RestController
@Hidden
final class ClientPackageController {

    private static final ClassPathResource TARBALL = new ClassPathResource("static/client.tgz");
    private static final MediaType GZIP = MediaType.parseMediaType("application/gzip");

    /** Null where the front end was not built. */
    private final @Nullable ResponseEntity<byte[]> answer;

    ClientPackageController() {
        this.answer = TARBALL.exists() ? answer(read()) : null;
    }

    @GetMapping("/client.tgz")
    ResponseEntity<byte[]> tarball() {
        if (answer == null) {
            throw Problem.notFound("This server was built without its front end.");
        }
        return answer;
    }

    /** Its address stays when its content changes with the server, so caches ask each time whether it has. */
    private static ResponseEntity<byte[]> answer(byte[] tarball) {
        return ResponseEntity.ok()
                .contentType(GZIP)
                .cacheControl(CacheControl.noCache().cachePublic())
                .eTag(ETags.of(tarball))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"client.tgz\"")
                .body(tarball);
    }

    private static byte[] read() {
        try {
            return TARBALL.getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + TARBALL.getPath(), unreadable);
        }
    }
}
