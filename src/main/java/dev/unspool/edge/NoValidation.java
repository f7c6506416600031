package dev.unspool.edge;

import org.springframework.context.annotation.Configuration;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * Configures a validator that does nothing. springdoc brings the classes of a validator, and if Spring finds them it makes one at every start, which
 * takes 20 ms; nothing here is validated by annotations.
 */
@Configuration(proxyBeanMethods = false)
class NoValidation implements WebFluxConfigurer, Validator {

    @Override
    public Validator getValidator() {
        return this;
    }

    @Override
    public boolean supports(Class<?> type) {
        return false;
    }

    @Override
    public void validate(Object target, Errors errors) {
        // supports nothing
    }
}
