package dev.unspool.access;

import dev.unspool.web.CsrfCheck;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.net.URI;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Requires a session and the right scopes for the newsroom's pages, and refuses forms of other sites.
 *
 * <p>A form must carry a CSRF token that only our pages know. In addition, a browser's statement of where a form comes from is
 * checked.
 */
@Component
@ConditionalOnWebApplication
public final class PagesGate implements WebFilter {

    public static final String PAGES = "/newsroom";
    public static final String SIGN_IN = PAGES + "/sign-in";
    public static final String SIGN_OUT = PAGES + "/sign-out";
    public static final String COMMENTS = PAGES + "/comments";

    private static final PathPattern WITHIN = PathPatternParser.defaultInstance.parse(PAGES + "/**");
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Matches every page but the sign-in, where there is no session yet that a form could refer to. */
    private static final ServerWebExchangeMatcher SIGNED_IN =
            new NegatedServerWebExchangeMatcher(new PathPatternParserServerWebExchangeMatcher(SIGN_IN));

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final CsrfCheck csrf;
    private final WebFilterChainProxy security;

    PagesGate(Sessions sessions, SessionCookie cookie, CsrfCheck csrf) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.csrf = csrf;
        this.security = new WebFilterChainProxy(chain());
        security.setExchangeRejectedHandler(
                (exchange, rejected) -> Mono.error(Problem.malformed("Spell the address without detours.")));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!WITHIN.matches(exchange.getRequest().getPath().pathWithinApplication())) {
            return chain.filter(exchange);
        }
        exchange.getResponse().getHeaders().setCacheControl("no-store");
        exchange.getResponse().getHeaders().set("X-Robots-Tag", "noindex");
        if (exchange.getRequest().getMethod().equals(HttpMethod.OPTIONS)) {
            return chain.filter(exchange); // the methods are no secret, and nothing runs
        }
        return isForeign(exchange.getRequest())
                ? refuse(exchange)
                : security.filter(new BoundedFormExchange(exchange), chain);
    }

    /** Redirects to the sign-in. A script gets a problem instead, because it would mistake that page for its answer. */
    static Mono<Void> askToSignIn(ServerWebExchange exchange) {
        if (wantsJson(exchange)) {
            return Mono.error(new Problem(ProblemCode.UNAUTHENTICATED, "Sign in again."));
        }
        exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
        exchange.getResponse().getHeaders().setLocation(URI.create(SIGN_IN));
        return exchange.getResponse().setComplete();
    }

    public static boolean wantsJson(ServerWebExchange exchange) {
        var accept = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT);
        return accept != null && accept.startsWith("application/json");
    }

    private SecurityWebFilterChain chain() {
        return ServerHttpSecurity.http()
                .csrf(csrf -> csrf.csrfTokenRepository(new SessionCsrf(cookie))
                        .requireCsrfProtectionMatcher(
                                new AndServerWebExchangeMatcher(CsrfWebFilter.DEFAULT_CSRF_MATCHER, SIGNED_IN))
                        .accessDeniedHandler((exchange, denied) -> refuse(exchange)))
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint((exchange, why) -> askToSignIn(exchange)))
                .addFilterAt(session(), SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(paths -> paths.pathMatchers(SIGN_IN)
                        .permitAll()
                        .pathMatchers(COMMENTS + "/**")
                        .access(moderate())
                        .anyExchange()
                        .authenticated())
                .build();
    }

    private AuthenticationWebFilter session() {
        var filter = new AuthenticationWebFilter(this::authenticate);
        filter.setRequiresAuthenticationMatcher(SIGNED_IN);
        filter.setServerAuthenticationConverter(exchange -> Mono.justOrEmpty(cookie.read(exchange))
                .map(session -> UsernamePasswordAuthenticationToken.unauthenticated("", session)));
        filter.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        filter.setAuthenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(this::forget));
        return filter;
    }

    private Mono<Authentication> authenticate(Authentication offered) {
        return Mono.justOrEmpty(offered.getCredentials())
                .cast(SessionText.class)
                .flatMap(sessions::find)
                .<Authentication>map(Editor::new)
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("not a session")));
    }

    private Mono<Void> forget(ServerWebExchange exchange, AuthenticationException why) {
        cookie.clear(exchange);
        return askToSignIn(exchange);
    }

    /**
     * Refuses a request. Without a session, it redirects to the sign-in; otherwise the form is not ours, or older than the current
     * session.
     */
    private Mono<Void> refuse(ServerWebExchange exchange) {
        return cookie.read(exchange).isEmpty() && !isForeign(exchange.getRequest())
                ? askToSignIn(exchange)
                : Mono.error(new Problem(
                        ProblemCode.FORBIDDEN,
                        "Load the page anew and send its form again: this one did not come from it."));
    }

    private boolean isForeign(ServerHttpRequest request) {
        return !SAFE.contains(request.getMethod()) && !csrf.isSameOrigin(request);
    }

    private static ReactiveAuthorizationManager<AuthorizationContext> moderate() {
        return (editor, context) -> editor.cast(Editor.class)
                .doOnNext(known -> known.needs(Scope.MODERATE))
                .map(known -> new AuthorizationDecision(true));
    }
}
