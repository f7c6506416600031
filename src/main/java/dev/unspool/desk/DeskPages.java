package dev.unspool.desk;

import dev.unspool.access.SessionCsrf;
import dev.unspool.web.Site;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Renders the newsroom's pages. */
@Component
@ConditionalOnWebApplication
final class DeskPages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final DeskTemplates templates;
    private final DeskAssets assets;
    private final Site site;

    DeskPages(DeskTemplates templates, DeskAssets assets, Site site) {
        this.templates = templates;
        this.assets = assets;
        this.site = site;
    }

    /**
     * Renders a page for the signed-in user, if any.
     *
     * @param model creates the template's model from the page's frame
     */
    Mono<ResponseEntity<byte[]>> draw(
            ServerWebExchange exchange,
            HttpStatus status,
            String title,
            String template,
            Function<DeskFrame, ?> model) {
        return Mono.zip(
                        exchange.getPrincipal().map(Principal::getName).defaultIfEmpty(""),
                        SessionCsrf.of(exchange),
                        (name, csrf) -> new DeskFrame(site, assets, title, name, csrf))
                .map(frame -> templates.bytes(template, model.apply(frame)))
                .map(body -> ResponseEntity.status(status).contentType(HTML).body(body));
    }
}
