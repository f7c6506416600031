package dev.unspool.access;

import dev.unspool.web.Problem;
import dev.unspool.web.SentBody;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import reactor.core.publisher.Mono;

/** A request whose form is waited for as long as the poorest line takes, and no longer: anybody may send one to the sign-in. */
final class PatientExchange extends ServerWebExchangeDecorator {

    PatientExchange(ServerWebExchange exchange) {
        super(exchange);
    }

    @Override
    public Mono<MultiValueMap<String, String>> getFormData() {
        return super.getFormData().timeout(SentBody.PATIENCE, Mono.error(PatientExchange::slow));
    }

    private static Problem slow() {
        return Problem.malformed("Send the whole form within " + SentBody.PATIENCE.toSeconds() + " seconds.");
    }
}
