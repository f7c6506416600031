package dev.unspool.search;

import dev.unspool.web.ClientAddresses;
import java.time.Clock;
import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Suggests headlines and names while readers type, to each household so many times a minute. Looks into memory only. */
@Component
final class LimitedSuggestions {

    private final HouseholdLimit limit;
    private final SuggestionsLifecycle headlines;

    LimitedSuggestions(
            SuggestionsLifecycle headlines, ClientAddresses addresses, SearchSettings settings, Clock clock) {
        this.limit = new HouseholdLimit(settings.suggestions(), addresses, clock);
        this.headlines = headlines;
    }

    /**
     * Gives what may be meant by {@code text}; nothing while headlines may be out of date. Takes a fraction of a millisecond on the calling thread:
     * {@link WordIndex} looks at so many headlines and no more. Fails with {@code rate-limited} if the sender's household asks too often.
     */
    Mono<List<Suggestion>> find(String text, int most, ServerHttpRequest sent) {
        return limit.take(sent)
                .then(Mono.fromSupplier(() ->
                        headlines.current().map(known -> known.find(text, most)).orElse(List.of())));
    }
}
