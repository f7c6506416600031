package dev.unspool.stream;

import dev.unspool.cursor.FeedFilter;
import dev.unspool.feed.SessionRequest;
import dev.unspool.web.Problem;
import dev.unspool.web.QueryRule;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A valid request for a stream.
 *
 * @param article id or slug of the article that the reader opened; null for a session that begins with the newest
 * @param lastEventId the header, which a browser sends by itself when it comes back, else the parameter
 * @param sid the reader's previous stream; null if there was none
 * @param corrections how much of corrected articles to send
 * @param simulation the faults to inject
 */
record StreamRequest(
        @Nullable String article,
        SessionRequest session,
        int upTo,
        @Nullable String lastEventId,
        @Nullable String sid,
        CorrectionDetail corrections,
        Simulation simulation) {

    private static final QueryRule QUERY = QueryRule.api(
            "article",
            "section",
            "cursor",
            "upTo",
            "read",
            "html",
            "bodies",
            "sid",
            "lastEventId",
            Simulation.PARAMETER);

    /** A position: at most nine digits, so that it is an int. */
    private static final Pattern POSITION = Pattern.compile("0|[1-9]\\d{0,8}");

    /** A reader that sends none wants the next article. */
    private static final String FIRST_CREDIT = "1";

    /**
     * @param mayFail whether the request may ask for faults
     * @throws Problem that says what to change
     */
    static StreamRequest of(MultiValueMap<String, String> parameters, @Nullable String header, boolean mayFail) {
        QUERY.check(parameters);
        var session = SessionRequest.of(parameters);
        return new StreamRequest(
                parameters.getFirst("article"),
                session,
                upTo(parameters.getFirst("upTo")),
                header == null || header.isEmpty() ? parameters.getFirst("lastEventId") : header,
                parameters.getFirst("sid"),
                CorrectionDetail.of(QueryRule.flag(parameters, "bodies"), session.html()),
                Simulation.of(parameters.getFirst(Simulation.PARAMETER), mayFail));
    }

    /** Returns this request with another filter. */
    StreamRequest with(FeedFilter filter) {
        return new StreamRequest(article, session.with(filter), upTo, lastEventId, sid, corrections, simulation);
    }

    private static int upTo(@Nullable String text) {
        var upTo = text == null ? FIRST_CREDIT : text;
        if (!POSITION.matcher(upTo).matches()) {
            throw Problem.malformed("Give `upTo` as a position: a whole number from 0.");
        }
        return Integer.parseInt(upTo);
    }
}
