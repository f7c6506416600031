package dev.unspool.access;

import static org.springframework.http.HttpMethod.POST;

import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Lets nobody into the newsroom without an access token, and nobody further than its scopes. Paths are compared as the routes compare them,
 * so that no spelling of one leads past. Requests of readers are passed on as they are.
 */
@Component
@ConditionalOnWebApplication
public final class NewsroomGate implements WebFilter {

    static final String NEWSROOM = "/api/v1/newsroom";
    public static final String ARTICLES = NEWSROOM + "/articles";
    public static final String TOKENS = NEWSROOM + "/tokens";
    public static final String AUDIT = NEWSROOM + "/audit";
    private static final String COMMENTS = NEWSROOM + "/comments";

    private static final PathPattern WITHIN = PathPatternParser.defaultInstance.parse(NEWSROOM + "/**");
    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final WebFilterChainProxy lock;

    NewsroomGate(Tokens tokens) {
        this.tokens = tokens;
        this.lock = new WebFilterChainProxy(chain());
        lock.setExchangeRejectedHandler((exchange, rejected) ->
                Mono.error(Problem.malformed("Spell the address and the headers as /docs does, without detours.")));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!WITHIN.matches(exchange.getRequest().getPath().pathWithinApplication())) {
            return chain.filter(exchange);
        }
        exchange.getResponse().getHeaders().setCacheControl("no-store");
        return lock.filter(exchange, chain);
    }

    private SecurityWebFilterChain chain() {
        return ServerHttpSecurity.http()
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .exceptionHandling(failures -> failures.authenticationEntryPoint(NewsroomGate::turnAway))
                .addFilterAt(bearer(), SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(NewsroomGate::doors)
                .build();
    }

    private static void doors(AuthorizeExchangeSpec doors) {
        doors.pathMatchers(POST, ARTICLES + "/*/publish", ARTICLES + "/*/correct")
                .access(needs(Scope.PUBLISH))
                .pathMatchers(POST, ARTICLES + "/*/takedown", ARTICLES + "/*/kill")
                .access(needs(Scope.PUBLISH))
                .pathMatchers(ARTICLES + "/*/comment-setting")
                .access(needs(Scope.MODERATE))
                .pathMatchers(ARTICLES + "/**")
                .access(needs(Scope.WRITE))
                .pathMatchers(COMMENTS + "/**")
                .access(needs(Scope.MODERATE))
                .pathMatchers(TOKENS + "/**", AUDIT + "/**")
                .access(needs(Scope.ADMIN))
                .anyExchange()
                .authenticated();
    }

    private AuthenticationWebFilter bearer() {
        var filter = new AuthenticationWebFilter(this::authenticate);
        filter.setServerAuthenticationConverter(NewsroomGate::credentials);
        filter.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        filter.setAuthenticationFailureHandler(
                new ServerAuthenticationEntryPointFailureHandler(NewsroomGate::turnAway));
        return filter;
    }

    private Mono<Authentication> authenticate(Authentication offered) {
        return tokens.use(String.valueOf(offered.getCredentials()))
                .<Authentication>map(Editor::new)
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("not a valid token")));
    }

    /** Empty where the request names no credentials; the scheme's case does not count (RFC 9110 section 11.1). */
    private static Mono<Authentication> credentials(ServerWebExchange exchange) {
        return Mono.justOrEmpty(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> UsernamePasswordAuthenticationToken.unauthenticated(
                        "", header.substring(BEARER.length()).strip()));
    }

    /** Does not say what is wrong with a token: only its holder could use that, and a guesser too. */
    private static Mono<Void> turnAway(ServerWebExchange exchange, AuthenticationException why) {
        var challenge = "Bearer realm=\"newsroom\"";
        exchange.getResponse()
                .getHeaders()
                .set(
                        HttpHeaders.WWW_AUTHENTICATE,
                        why instanceof BadCredentialsException ? challenge + ", error=\"invalid_token\"" : challenge);
        return Mono.error(new Problem(
                ProblemCode.UNAUTHENTICATED,
                "Send `Authorization: Bearer TOKEN` with an access token that is neither expired nor revoked."));
    }

    private static ReactiveAuthorizationManager<AuthorizationContext> needs(Scope scope) {
        return (editor, door) -> editor.cast(Editor.class)
                .doOnNext(known -> known.needs(scope))
                .doOnError(Problem.class, refused -> challenge(door.getExchange(), scope))
                .map(known -> new AuthorizationDecision(true));
    }

    /** RFC 6750 section 3.1. */
    private static void challenge(ServerWebExchange exchange, Scope scope) {
        exchange.getResponse()
                .getHeaders()
                .set(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer realm=\"newsroom\", error=\"insufficient_scope\", scope=\"" + scope.code() + '"');
    }
}
