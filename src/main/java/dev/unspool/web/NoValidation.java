package dev.unspool.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * Says that nothing is validated by annotations. springdoc brings a validator's classes, and where Spring finds them it makes one at every
 * start: 20 ms.
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
