package dev.unspool.docs;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Hidden
class DocsController {

    private static final MediaType PAGE = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final Resource guide = new ClassPathResource("docs/guide.html");
    private final Resource console = new ClassPathResource("docs/stream.html");

    @GetMapping("/docs")
    ResponseEntity<Resource> guide() {
        return page(guide);
    }

    /** Where a developer opens a stream and sees its blocks. */
    @GetMapping("/docs/stream")
    ResponseEntity<Resource> console() {
        return page(console);
    }

    private static ResponseEntity<Resource> page(Resource page) {
        return ResponseEntity.ok()
                .contentType(PAGE)
                .cacheControl(CacheControl.noCache())
                .body(page);
    }
}
