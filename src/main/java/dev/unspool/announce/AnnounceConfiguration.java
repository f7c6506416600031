package dev.unspool.announce;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings here, so that commands have them without the rest of the application. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnnounceSettings.class)
class AnnounceConfiguration {}
