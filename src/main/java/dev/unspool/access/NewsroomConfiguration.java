package dev.unspool.access;

import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Configuration;

/** Describes the newsroom's authentication in the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
@SecurityScheme(
        name = NewsroomConfiguration.BEARER,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An access token. Its scopes say which doors it opens: `write`, `publish`, `moderate`, `admin`.")
public class NewsroomConfiguration {

    public static final String BEARER = "accessToken";
}
