package dev.unspool.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proxies that are trusted to say for whom they forward.
 *
 * @param trustedProxies addresses and networks (CIDR) of the balancers in front, whose {@code X-Forwarded-For}, {@code X-Forwarded-Proto} and, for the
 *     examples of the documentation, {@code X-Forwarded-Host} are believed; those of all others are ignored
 */
@ConfigurationProperties("unspool")
record TrustedProxies(@DefaultValue List<String> trustedProxies) {}
