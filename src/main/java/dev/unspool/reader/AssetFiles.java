package dev.unspool.reader;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Serves what the front end's build made: names hold a hash of the content, so an address never changes what it gives. */
@Configuration(proxyBeanMethods = false)
class AssetFiles implements WebFluxConfigurer {

    /** The longest that RFC 9111 section 5.3 speaks of. */
    private static final Duration A_YEAR = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(A_YEAR).cachePublic().immutable())
                .setUseLastModified(false);
    }
}
