package dev.unspool.access;

import dev.unspool.web.SentBody;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import reactor.core.publisher.Mono;

/** A request whose form is read within a limit of bytes and of time: anybody may send one to the sign-in. */
public final class PatientExchange extends ServerWebExchangeDecorator {

    private static final String FORM = PatientExchange.class.getName() + ".form";

    /** Bytes: some eight times what the form of a whole page of comments takes. */
    private static final int MAX = 64 * 1024;

    private final Mono<MultiValueMap<String, String>> form;

    PatientExchange(ServerWebExchange exchange) {
        super(exchange);
        this.form = isForm(exchange)
                ? SentBody.of(exchange.getRequest(), MAX).map(SentBody::form).cache()
                : Mono.just(new LinkedMultiValueMap<>());
        exchange.getAttributes().put(FORM, form);
    }

    /** The form that was sent to a page behind the gate; empty where something else was sent. */
    public static Mono<MultiValueMap<String, String>> form(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(FORM);
    }

    /** The same form, for the guard against forms of other sites. */
    @Override
    public Mono<MultiValueMap<String, String>> getFormData() {
        return form;
    }

    private static boolean isForm(ServerWebExchange exchange) {
        return MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(
                exchange.getRequest().getHeaders().getContentType());
    }
}
