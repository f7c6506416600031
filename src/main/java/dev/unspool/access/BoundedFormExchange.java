package dev.unspool.access;

import dev.unspool.web.FormRule;
import dev.unspool.web.RequestBytes;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import reactor.core.publisher.Mono;

/** An exchange whose form is read within a limit of bytes and of time, because anyone may send a form to the sign-in. */
public final class BoundedFormExchange extends ServerWebExchangeDecorator {

    private static final String FORM = BoundedFormExchange.class.getName() + ".form";

    /** Bytes: about eight times the form of a full page of comments. */
    private static final int MAX = 64 * 1024;

    private final Mono<MultiValueMap<String, String>> form;

    BoundedFormExchange(ServerWebExchange exchange) {
        super(exchange);
        this.form = isForm(exchange)
                ? RequestBytes.of(exchange.getRequest(), MAX)
                        .map(RequestBytes::form)
                        .cache()
                : Mono.just(new LinkedMultiValueMap<>());
        exchange.getAttributes().put(FORM, form);
    }

    /**
     * Returns the form that was sent to a page behind {@link PagesGate}; empty if the body is not a form.
     *
     * @param rule the fields beside the CSRF token's
     */
    public static Mono<MultiValueMap<String, String>> form(ServerWebExchange exchange, FormRule rule) {
        Mono<MultiValueMap<String, String>> form = exchange.getRequiredAttribute(FORM);
        return form.doOnNext(rule::check);
    }

    /** Returns the form for Spring Security's CSRF filter. */
    @Override
    public Mono<MultiValueMap<String, String>> getFormData() {
        return form;
    }

    private static boolean isForm(ServerWebExchange exchange) {
        return MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(
                exchange.getRequest().getHeaders().getContentType());
    }
}
