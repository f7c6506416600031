package dev.unspool.purge;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.purge.*}.
 *
 * @param caches addresses in front that take {@code PURGE} with {@code Surrogate-Key}, such as {@code http://cache:80}; none by default
 */
@ConfigurationProperties("unspool.purge")
record PurgeSettings(@DefaultValue List<URI> caches) {

    PurgeSettings {
        caches = List.copyOf(caches);
    }
}
