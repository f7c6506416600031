package dev.unspool.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose word for an address counts.
 *
 * @param trustedProxies addresses and networks (CIDR) of the balancers in front, whose {@code X-Forwarded-For} is believed. None: nobody's is
 */
@ConfigurationProperties("unspool")
record TrustedProxies(@DefaultValue List<String> trustedProxies) {}
