package dev.unspool.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/**
 * The order to publish, which may come without a body.
 *
 * @param at the date to bear; null where it is left open
 */
record PublicationForm(@Nullable Instant at) {

    /** As for every draft. */
    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");

    private static final Set<String> FIELDS = Set.of("at");

    static PublicationForm of(Incoming incoming, ServerWebExchange exchange) {
        var type = exchange.getRequest().getHeaders().getContentType();
        if (!incoming.isEmpty() && !MediaType.APPLICATION_JSON.isCompatibleWith(type)) {
            throw new UnsupportedMediaTypeStatusException(type, List.of(MediaType.APPLICATION_JSON));
        }
        return incoming.orEmptyObject().read(PublicationForm::read);
    }

    private static PublicationForm read(Fields fields) {
        fields.refuseOthersThan(FIELDS);
        var at = fields.time("at").orElse(null);
        if (at != null && at.isBefore(EARLIEST)) {
            fields.fault("at", "out-of-range", "give a time after the year 1000");
        }
        return new PublicationForm(at);
    }
}
