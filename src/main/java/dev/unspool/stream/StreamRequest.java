package dev.unspool.stream;

import dev.unspool.feed.SessionRequest;
import dev.unspool.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a reader asks of the stream, within the rules.
 *
 * @param article id or slug of the article that the reader opened; null for a session that begins with the newest
 * @param lastEventId the header's, which a browser sends by itself when it comes back, else the parameter's
 * @param sid of the stream that the reader had before; null where it had none
 * @param simulation what shall go wrong
 */
record StreamRequest(
        @Nullable String article,
        SessionRequest session,
        int upTo,
        @Nullable String lastEventId,
        @Nullable String sid,
        Simulation simulation) {

    /** A reader who says nothing wants the next article. */
    private static final String FIRST_CREDIT = "1";

    /**
     * @param mayFail whether the request may ask for something to go wrong
     * @throws Problem that says what to change
     */
    static StreamRequest of(MultiValueMap<String, String> parameters, @Nullable String header, boolean mayFail) {
        return new StreamRequest(
                parameters.getFirst("article"),
                SessionRequest.of(parameters),
                upTo(parameters.getFirst("upTo")),
                header == null || header.isEmpty() ? parameters.getFirst("lastEventId") : header,
                parameters.getFirst("sid"),
                Simulation.of(parameters.getFirst(Simulation.PARAMETER), mayFail));
    }

    private static int upTo(@Nullable String text) {
        var upTo = text == null ? FIRST_CREDIT : text;
        if (!upTo.matches("\\d{1,9}")) {
            throw Problem.malformed("Give `upTo` as a position: a whole number from 0.");
        }
        return Integer.parseInt(upTo);
    }
}
