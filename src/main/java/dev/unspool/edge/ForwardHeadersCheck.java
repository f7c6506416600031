package dev.unspool.edge;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.stereotype.Component;

/**
 * Refuses to start if Spring would believe {@code Forwarded} and {@code X-Forwarded-*} from any client: every limit by address would be void. Spring
 * Boot does so by itself if it takes the platform for a cloud. Only {@code unspool.trusted-proxies} names proxies.
 */
@Component
@ConditionalOnWebApplication
final class ForwardHeadersCheck {

    ForwardHeadersCheck(ServerProperties server) {
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
