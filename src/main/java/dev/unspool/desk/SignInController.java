package dev.unspool.desk;

import static dev.unspool.access.PagesGate.COMMENTS;
import static dev.unspool.access.PagesGate.PAGES;
import static dev.unspool.access.PagesGate.SIGN_IN;
import static dev.unspool.access.PagesGate.SIGN_OUT;

import dev.unspool.access.BoundedFormExchange;
import dev.unspool.access.Editor;
import dev.unspool.access.SessionCookie;
import dev.unspool.access.Sessions;
import dev.unspool.access.SignIns;
import dev.unspool.web.FormRule;
import dev.unspool.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signs holders of access tokens in to the newsroom's pages, and out. */
@RestController
@ConditionalOnWebApplication
@Hidden
class SignInController {

    private static final FormRule FIELDS = FormRule.of("token");

    private final SignIns signIns;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final DeskPages pages;

    SignInController(SignIns signIns, Sessions sessions, SessionCookie cookie, DeskPages pages) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.cookie = cookie;
        this.pages = pages;
    }

    @GetMapping(PAGES)
    ResponseEntity<byte[]> home() {
        return to(COMMENTS);
    }

    @GetMapping(SIGN_IN)
    Mono<ResponseEntity<byte[]>> form(ServerWebExchange exchange) {
        return draw(exchange, HttpStatus.OK, null);
    }

    /** Signs in. It always creates a new session, so that one planted in the browser beforehand is useless. */
    @PostMapping(SIGN_IN)
    Mono<ResponseEntity<byte[]>> signIn(ServerWebExchange exchange) {
        return BoundedFormExchange.form(exchange, FIELDS)
                .map(form ->
                        Objects.requireNonNullElse(form.getFirst("token"), "").strip())
                .flatMap(token -> begin(token, exchange));
    }

    @PostMapping(SIGN_OUT)
    Mono<ResponseEntity<byte[]>> signOut(Editor editor, ServerWebExchange exchange) {
        return Mono.justOrEmpty(cookie.read(exchange))
                .flatMap(session -> sessions.close(session, editor.actor(exchange)))
                .then(Mono.fromSupplier(() -> {
                    cookie.clear(exchange);
                    return to(SIGN_IN);
                }));
    }

    private Mono<ResponseEntity<byte[]>> begin(String token, ServerWebExchange exchange) {
        return signIns.open(token, exchange)
                .map(session -> {
                    cookie.set(exchange, session);
                    return to(COMMENTS);
                })
                .onErrorResume(
                        Problem.class, refused -> draw(exchange, refused.code().status(), refused.getMessage()));
    }

    private Mono<ResponseEntity<byte[]>> draw(ServerWebExchange exchange, HttpStatus status, @Nullable String fault) {
        return pages.draw(exchange, status, "Sign in", "signIn", frame -> new SignInPage(frame, fault));
    }

    private static ResponseEntity<byte[]> to(String page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page))
                .build();
    }
}
