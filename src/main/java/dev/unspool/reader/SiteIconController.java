package dev.unspool.reader;

import dev.unspool.web.ETags;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Serves the site's icon as PNG. Each size is drawn when it is first asked for, and kept. */
@RestController
@Hidden
class SiteIconController {

    private final Map<String, Mono<ResponseEntity<byte[]>>> answers;

    SiteIconController(Theme theme) {
        this.answers = Arrays.stream(SiteIcon.values())
                .collect(Collectors.toUnmodifiableMap(SiteIcon::path, icon -> answer(icon, theme)));
    }

    @GetMapping("/{name:favicon-32|apple-touch-icon|icon-192|icon-512|icon-maskable-512|picture}.png")
    Mono<ResponseEntity<byte[]>> icon(@PathVariable String name) {
        return answers.getOrDefault('/' + name + ".png", Mono.empty());
    }

    private static Mono<ResponseEntity<byte[]>> answer(SiteIcon icon, Theme theme) {
        return Mono.fromCallable(() -> icon.draw(theme.rgb()))
                .subscribeOn(Schedulers.boundedElastic())
                .map(SiteIconController::answer)
                .cache();
    }

    private static ResponseEntity<byte[]> answer(byte[] png) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .header(HttpHeaders.CACHE_CONTROL, SiteFilesController.A_DAY)
                .eTag(ETags.of(png))
                .body(png);
    }
}
