package dev.unspool.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How browsers remember that the site is reached over TLS alone: settings {@code unspool.hsts.*}, used where {@code unspool.site.base-url} is https.
 *
 * @param maxAge how long after the last answer; zero makes them forget
 * @param includeSubDomains whether that holds for every name below the site's host too, which only its owner can know
 */
@ConfigurationProperties("unspool.hsts")
record StrictTransportSettings(@DefaultValue("365d") Duration maxAge, boolean includeSubDomains) {

    StrictTransportSettings {
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("unspool.hsts.max-age must not be negative");
        }
    }

    /** As RFC 6797 section 6.1 spells it. */
    String policy() {
        return "max-age=" + maxAge.toSeconds() + (includeSubDomains ? "; includeSubDomains" : "");
    }
}
