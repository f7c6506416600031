package dev.unspool.announce;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings here, so that a task without the rest of the application has them too. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnnounceSettings.class)
class AnnounceConfiguration {}
