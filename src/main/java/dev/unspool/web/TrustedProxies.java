package dev.unspool.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proxies that are believed when they say whom they forward for.
 *
 * @param trustedProxies addresses and networks (CIDR) of the balancers in front, whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are
 *     believed; nobody else's are
 */
@ConfigurationProperties("unspool")
record TrustedProxies(@DefaultValue List<String> trustedProxies) {}
