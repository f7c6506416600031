package dev.unspool.newsroom;

import static dev.unspool.newsroom.PagesGate.COMMENTS;
import static dev.unspool.newsroom.PagesGate.PAGES;
import static dev.unspool.newsroom.PagesGate.SIGN_IN;
import static dev.unspool.newsroom.PagesGate.SIGN_OUT;

import dev.unspool.store.AccessToken;
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

/** Signs the holders of access tokens in to the newsroom's pages, and out. */
@RestController
@ConditionalOnWebApplication
@Hidden
class SignInController {

    private static final String UNKNOWN = "This is no access token, or it has expired or was revoked.";
    private static final String NARROW = "This access token may not moderate. Use one with the scope “moderate”.";

    private final Tokens tokens;
    private final Sessions sessions;
    private final DeskPages pages;

    SignInController(Tokens tokens, Sessions sessions, DeskPages pages) {
        this.tokens = tokens;
        this.sessions = sessions;
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

    @PostMapping(SIGN_IN)
    Mono<ResponseEntity<byte[]>> signIn(ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(form ->
                        Objects.requireNonNullElse(form.getFirst("token"), "").strip())
                .flatMap(tokens::use)
                .flatMap(token -> new Editor(token).may(Scope.MODERATE)
                        ? begin(exchange, token)
                        : draw(exchange, HttpStatus.FORBIDDEN, NARROW))
                .switchIfEmpty(Mono.defer(() -> draw(exchange, HttpStatus.UNAUTHORIZED, UNKNOWN)));
    }

    @PostMapping(SIGN_OUT)
    Mono<ResponseEntity<byte[]>> signOut(ServerWebExchange exchange) {
        return Mono.justOrEmpty(SessionCookie.read(exchange))
                .flatMap(sessions::close)
                .then(Mono.fromSupplier(() -> {
                    SessionCookie.take(exchange);
                    return to(SIGN_IN);
                }));
    }

    /** Always a new session: one that somebody slipped in before is worth nothing. */
    private Mono<ResponseEntity<byte[]>> begin(ServerWebExchange exchange, AccessToken token) {
        return sessions.open(token).map(session -> {
            SessionCookie.give(exchange, session);
            return to(COMMENTS);
        });
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
