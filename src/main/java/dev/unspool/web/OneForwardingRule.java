package dev.unspool.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.stereotype.Component;

/**
 * Refuses a start in which Spring would believe {@code Forwarded} and {@code X-Forwarded-*} from anybody: every limit by address would be void.
 * Left to itself, Spring Boot does so wherever it takes the platform for a cloud. {@link TrustedProxies} is the one way to name proxies.
 */
@Component
@ConditionalOnWebApplication
final class OneForwardingRule {

    OneForwardingRule(ServerProperties server) {
        var strategy = server.getForwardHeadersStrategy();
        if (strategy != ForwardHeadersStrategy.NONE) {
            throw new InvalidConfigurationPropertyValueException(
                    "server.forward-headers-strategy",
                    strategy,
                    "Leave it out, and name the networks of your proxies in unspool.trusted-proxies: with this value the headers of every"
                            + " sender would be believed.");
        }
    }
}
