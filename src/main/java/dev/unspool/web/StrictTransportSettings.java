package dev.unspool.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long browsers remember that the site is reached over TLS alone: settings {@code unspool.hsts.*}, used if {@code unspool.site.base-url} is
 * https.
 *
 * @param maxAge time after the last answer; zero makes browsers forget it
 * @param includeSubDomains whether it applies to every name below the site's host too, which only its owner can know
 */
@ConfigurationProperties("unspool.hsts")
record StrictTransportSettings(@DefaultValue("365d") Duration maxAge, boolean includeSubDomains) {

    StrictTransportSettings {
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("unspool.hsts.max-age must not be negative");
        }
    }

    /** Returns the value of the header (RFC 6797 section 6.1). */
    String policy() {
        return "max-age=" + maxAge.toSeconds() + (includeSubDomains ? "; includeSubDomains" : "");
    }
}
