package dev.unspool.access;

import dev.unspool.ledger.Actor;
import dev.unspool.ledger.IdempotencyKey;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.TraceId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.web.server.ServerWebExchange;

/** The authenticated holder of an access token, for the newsroom's API and pages. */
public final class Editor extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final UUID token;
    private final String name;

    Editor(AccessToken token) {
        super(AuthorityUtils.createAuthorityList(token.scopes()));
        this.token = token.id();
        this.name = token.name();
        setAuthenticated(true);
    }

    /** The token's name. */
    @Override
    public String getPrincipal() {
        return name;
    }

    /** Always empty: the token itself is not kept. */
    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Editor editor && super.equals(other) && token.equals(editor.token);
    }

    @Override
    public int hashCode() {
        return token.hashCode();
    }

    /** Whether the token has this scope. */
    public boolean may(Scope scope) {
        return getAuthorities().stream().anyMatch(granted -> scope.code().equals(granted.getAuthority()));
    }

    /**
     * Requires a scope.
     *
     * @throws Problem that names the scope if the token does not have it
     */
    public void needs(Scope scope) {
        if (!may(scope)) {
            throw new Problem(
                    ProblemCode.FORBIDDEN,
                    "Use an access token with the scope `" + scope.code() + "`.",
                    Map.of("scope", scope.code()));
        }
    }

    /** Returns who acts in this request, for the audit log. */
    public Actor actor(ServerWebExchange exchange) {
        return new Actor(token, name, TraceId.of(exchange.getRequest().getHeaders()));
    }

    public IdempotencyKey key(String key, String fingerprint) {
        return new IdempotencyKey(token, key, fingerprint);
    }
}
