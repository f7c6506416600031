package dev.unspool.edge;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.accept.RequestedContentTypeResolverBuilder;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Ignores {@code Accept} when an answer is chosen: each address has one representation. Whether a failure is shown as a page still depends on it. */
@Configuration(proxyBeanMethods = false)
class AnyAccept implements WebFluxConfigurer {

    @Override
    public void configureContentTypeResolver(RequestedContentTypeResolverBuilder builder) {
        builder.fixedResolver(MediaType.ALL);
    }
}
