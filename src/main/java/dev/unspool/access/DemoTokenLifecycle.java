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
 * Makes the one access token of a demo that has its own database, at its first start: a newcomer can publish and moderate at once. With servers of one's
 * own nobody gets in until a command has made a token.
 */
@Component
@ConditionalOnWebApplication
final class DemoTokenLifecycle extends PhasedLifecycle implements FirstToken {

    private static final TokenOrder ORDER = TokenOrder.of(
            "Demo", List.of(Scope.WRITE.code(), Scope.PUBLISH.code(), Scope.MODERATE.code()), TokenOrder.DEFAULT_DAYS);

    private final Tokens tokens;
    private final boolean wanted;
    private final AtomicReference<@Nullable String> untold = new AtomicReference<>();

    DemoTokenLifecycle(
            Tokens tokens,
            @Value("${unspool.demo.enabled:false}") boolean demo,
            @Value("${unspool.embedded.running:false}") boolean ownDatabase) {
        super(Phase.FIRST_CONTENT);
        this.tokens = tokens;
        this.wanted = demo && ownDatabase;
    }

    @Override
    public Optional<String> tell() {
        return Optional.ofNullable(untold.getAndSet(null));
    }

    @Override
    protected Disposable begin() {
        var fresh = wanted ? await("the first access token", tokens.createFirst(ORDER, Actor.COMMAND)) : null;
        untold.set(fresh == null ? null : fresh.text().value());
        return NOTHING;
    }
}
