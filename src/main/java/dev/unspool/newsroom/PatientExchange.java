package dev.unspool.newsroom;

import dev.unspool.web.Problem;
import java.time.Duration;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import reactor.core.publisher.Mono;

/** A request whose form is waited for as long as the poorest line takes, and no longer: anybody may send one to the sign-in. */
final class PatientExchange extends ServerWebExchangeDecorator {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    PatientExchange(ServerWebExchange exchange) {
        super(exchange);
    }

    @Override
    public Mono<MultiValueMap<String, String>> getFormData() {
        return super.getFormData().timeout(PATIENCE, Mono.error(PatientExchange::slow));
    }

    private static Problem slow() {
        return Problem.malformed("Send the whole form within " + PATIENCE.toSeconds() + " seconds.");
    }
}
