package dev.unspool.stream;

import dev.unspool.web.Problem;
import dev.unspool.web.Problems;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The events of a stream, by their names in the public contract. */
@Component
final class StreamEvents {

    private final JsonMapper json;

    StreamEvents(JsonMapper json) {
        this.json = json;
    }

    Frame hello(Hello hello, String id) {
        return Frame.event("hello", id, json.writeValueAsString(hello));
    }

    Frame next(dev.unspool.feed.NextJson next, String id) {
        return Frame.event(next.type(), id, json.writeValueAsString(next));
    }

    Frame ping(long seq, Instant serverTime, String id) {
        return Frame.event("ping", id, json.writeValueAsString(new Ping(seq, serverTime)));
    }

    Frame resync(String reason, String id) {
        return Frame.event("resync", id, json.writeValueAsString(new Resync(reason, "page")));
    }

    /** Without an id: the place does not move. */
    Frame problem(Problem problem, String traceId) {
        var document = Problems.document(problem, null, traceId);
        document.setProperty("retryable", problem.code().status().is5xxServerError());
        return Frame.event("problem", null, json.writeValueAsString(document));
    }

    Frame bye(String reason, long retryMs) {
        return Frame.event("bye", null, json.writeValueAsString(new Bye(reason, retryMs)))
                .retryingAfter(retryMs)
                .last();
    }

    /**
     * @param position how many articles the session has handed out
     * @param head the number of the newest article of the session
     */
    record Hello(
            String sid,
            int position,
            Resume resume,
            long heartbeatMs,
            int window,
            int upTo,
            long head,
            Instant serverTime) {}

    /** What became of the id that a reader came back with. */
    enum Resume {
        fresh,
        exact,
        gap
    }

    private record Ping(long seq, Instant serverTime) {}

    /** @param refetch what to load again: {@code page} */
    private record Resync(String reason, String refetch) {}

    private record Bye(String reason, long retryMs) {}
}
