package dev.unspool.access;

import dev.unspool.ledger.Actor;
import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/**
 * Creates an access token at the first start of a demo with an embedded database, so that a newcomer can publish and moderate at
 * once. With servers of your own, nobody has access until the token command has created a token.
 */
@Component
@ConditionalOnWebApplication
final class DemoTokenLifecycle extends PhasedLifecycle implements FirstToken {

    private static final TokenRequest ORDER = TokenRequest.of(
            "Demo",
            List.of(Scope.WRITE.code(), Scope.PUBLISH.code(), Scope.MODERATE.code()),
            TokenRequest.DEFAULT_DAYS);

    private final Tokens tokens;
    private final boolean wanted;
    private final AtomicReference<@Nullable String> notYetShown = new AtomicReference<>();

    DemoTokenLifecycle(
            Tokens tokens,
            @Value("${unspool.demo.enabled:false}") boolean demo,
            @Value("${unspool.embedded.running:false}") boolean ownDatabase) {
        super(Phase.FIRST_CONTENT);
        this.tokens = tokens;
        this.wanted = demo && ownDatabase;
    }

    @Override
    public Optional<String> takeOnce() {
        return Optional.ofNullable(notYetShown.getAndSet(null));
    }

    @Override
    protected Disposable begin() {
        var issued = wanted ? await("the first access token", tokens.createFirst(ORDER, Actor.COMMAND)) : null;
        notYetShown.set(issued == null ? null : issued.text().value());
        return NOTHING;
    }
}
