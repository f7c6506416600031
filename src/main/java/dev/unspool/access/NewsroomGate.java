package dev.unspool.access;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
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
 * Authenticates requests to the newsroom's API by access token and checks the token's scopes. Requests of readers pass unchanged.
 *
 * <p>Paths are matched as the routes match them, so that no other spelling of a path bypasses the check.
 */
@Component
@ConditionalOnWebApplication
public final class NewsroomGate implements WebFilter {

    static final String NEWSROOM = "/api/v1/newsroom";
    public static final String ARTICLES = NEWSROOM + "/articles";
    public static final String SECTIONS = NEWSROOM + "/sections";
    public static final String TAGS = NEWSROOM + "/tags";
    public static final String AUTHORS = NEWSROOM + "/authors";
    public static final String TOKENS = NEWSROOM + "/tokens";
    public static final String SCHEDULES = NEWSROOM + "/schedules";
    public static final String AUDIT = NEWSROOM + "/audit";
    private static final String COMMENTS = NEWSROOM + "/comments";

    private static final PathPattern WITHIN = PathPatternParser.defaultInstance.parse(NEWSROOM + "/**");
    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final WebFilterChainProxy security;

    NewsroomGate(Tokens tokens) {
        this.tokens = tokens;
        this.security = new WebFilterChainProxy(chain());
        security.setExchangeRejectedHandler((exchange, rejected) ->
                Mono.error(Problem.malformed("Spell the address and the headers as /docs does, without detours.")));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!WITHIN.matches(exchange.getRequest().getPath().pathWithinApplication())) {
            return chain.filter(exchange);
        }
        exchange.getResponse().getHeaders().setCacheControl("no-store");
        return exchange.getRequest()
                        .getMethod()
                        .equals(HttpMethod.OPTIONS) // the methods are no secret, and nothing runs
                ? chain.filter(exchange)
                : security.filter(exchange, chain);
    }

    private SecurityWebFilterChain chain() {
        return ServerHttpSecurity.http()
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .exceptionHandling(failures -> failures.authenticationEntryPoint(NewsroomGate::refuseUnauthenticated))
                .addFilterAt(bearer(), SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(NewsroomGate::rules)
                .build();
    }

    private static void rules(AuthorizeExchangeSpec paths) {
        paths.pathMatchers(POST, ARTICLES + "/*/publish", ARTICLES + "/*/correct", ARTICLES + "/*/schedules")
                .access(needs(Scope.PUBLISH))
                .pathMatchers(POST, ARTICLES + "/*/takedown", ARTICLES + "/*/restore", ARTICLES + "/*/kill")
                .access(needs(Scope.PUBLISH))
                .pathMatchers(ARTICLES + "/*/comment-setting")
                .access(needs(Scope.MODERATE))
                .pathMatchers(ARTICLES + "/**")
                .access(needs(Scope.WRITE))
                .pathMatchers(GET, SECTIONS + "/**", TAGS + "/**", AUTHORS + "/**", SCHEDULES + "/**")
                .access(needs(Scope.WRITE))
                .pathMatchers(HEAD, SECTIONS + "/**", TAGS + "/**", AUTHORS + "/**", SCHEDULES + "/**")
                .access(needs(Scope.WRITE))
                .pathMatchers(SECTIONS + "/**", TAGS + "/**", AUTHORS + "/**", SCHEDULES + "/**")
                .access(needs(Scope.PUBLISH))
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
                new ServerAuthenticationEntryPointFailureHandler(NewsroomGate::refuseUnauthenticated));
        return filter;
    }

    private Mono<Authentication> authenticate(Authentication offered) {
        return tokens.use(String.valueOf(offered.getCredentials()))
                .<Authentication>map(Editor::new)
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("not a valid token")));
    }

    /** Reads the bearer token; empty if there is none. The case of the scheme does not matter (RFC 9110 section 11.1). */
    private static Mono<Authentication> credentials(ServerWebExchange exchange) {
        return Mono.justOrEmpty(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> UsernamePasswordAuthenticationToken.unauthenticated(
                        "", header.substring(BEARER.length()).strip()));
    }

    /** Answers 401 without saying what is wrong with the token: beside its holder, only a guesser could use that. */
    private static Mono<Void> refuseUnauthenticated(ServerWebExchange exchange, AuthenticationException why) {
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
        return (editor, context) -> editor.cast(Editor.class)
                .doOnNext(known -> known.needs(scope))
                .doOnError(Problem.class, refused -> challenge(context.getExchange(), scope))
                .map(known -> new AuthorizationDecision(true));
    }

    /** Adds the challenge for a missing scope (RFC 6750 section 3.1). */
    private static void challenge(ServerWebExchange exchange, Scope scope) {
        exchange.getResponse()
                .getHeaders()
                .set(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer realm=\"newsroom\", error=\"insufficient_scope\", scope=\"" + scope.code() + '"');
    }
}
