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

    @GetMapping("/docs")
    ResponseEntity<Resource> guide() {
        return ResponseEntity.ok()
                .contentType(PAGE)
                .cacheControl(CacheControl.noCache())
                .body(guide);
    }
}
