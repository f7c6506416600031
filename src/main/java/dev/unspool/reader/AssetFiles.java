package dev.unspool.reader;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.resource.EncodedResourceResolver;

/**
 * Serves the files that the front end's build made, and the demo's pictures. The names of the former contain a hash of the content, so an
 * address never changes its content. Clients that accept Brotli get the files that the build compressed.
 */
@Configuration(proxyBeanMethods = false)
class AssetFiles implements WebFluxConfigurer {

    /** The longest that RFC 9111 section 5.3 speaks of. */
    private static final Duration A_YEAR = Duration.ofDays(365);

    /** The demo's pictures change with a release, and nothing breaks if an old one stays. */
    private static final Duration A_DAY = Duration.ofDays(1);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(A_YEAR).cachePublic().immutable())
                .setUseLastModified(false)
                .resourceChain(true)
                .addResolver(brotli());
        registry.addResourceHandler("/demo/**")
                .addResourceLocations("classpath:/static/demo/")
                .setCacheControl(CacheControl.maxAge(A_DAY).cachePublic());
    }

    private static EncodedResourceResolver brotli() {
        var resolver = new EncodedResourceResolver();
        resolver.setContentCodings(List.of("br"));
        return resolver;
    }
}
