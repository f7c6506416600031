package dev.unspool.reader;

import dev.unspool.web.ErrorPage;
import java.util.Objects;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Renders problems as calm pages with a way on. Calls no database: that may be what is away. */
@Component
final class ErrorPages implements ErrorPage {

    private final Templates templates;
    private final PageFrames frames;
    private final SearchPages search;

    ErrorPages(Templates templates, PageFrames frames, SearchPages search) {
        this.templates = templates;
        this.frames = frames;
        this.search = search;
    }

    @Override
    public Mono<byte[]> render(ProblemDetail problem, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return Mono.fromCallable(() -> request.getPath().value().equals(SearchForm.PATH)
                ? search.failed(problem, request)
                : templates.bytes("notice", notice(problem)));
    }

    private Notice notice(ProblemDetail problem) {
        var heading = heading(problem);
        return new Notice(
                frames.known(),
                Head.notice(heading),
                heading,
                advice(problem),
                null,
                Notice.traceId(problem),
                null,
                isMissing(problem));
    }

    private static boolean isMissing(ProblemDetail problem) {
        return problem.getStatus() == 404 || problem.getStatus() == 410;
    }

    /** In words for readers; the problem document's own words are for developers of clients. */
    private static String heading(ProblemDetail problem) {
        return switch (problem.getStatus()) {
            case 400 -> "This link does not work";
            case 403 -> "This does not work from here";
            case 404 -> "There is nothing at this address";
            case 410 -> "This is no longer here";
            case 413 -> "This is too long";
            case 429 -> "That was a little fast";
            case 503 -> "We are away for a moment";
            default ->
                problem.getStatus() >= 500
                        ? "Something went wrong on our side"
                        : Objects.requireNonNullElse(problem.getTitle(), "This does not work");
        };
    }

    private static String advice(ProblemDetail problem) {
        return switch (problem.getStatus()) {
            case 400 ->
                "It seems to have been cut or changed on its way here. The front page has everything, from the newest on.";
            case 404 ->
                "It may have moved, or the address may have lost a letter. The front page has everything, from the newest on.";
            case 403 ->
                Objects.requireNonNullElse(
                        problem.getDetail(), "Please open the page it belongs to, and send the form there.");
            case 413 -> "Please go back, and send less at once.";
            case 429 -> "Please wait a minute, and load this page again: what you wrote is then sent once more.";
            case 503 -> "Please load the page again in a few seconds.";
            default ->
                problem.getStatus() >= 500
                        ? "It is our fault, not yours, and it has been noted. Please load the page again in a moment."
                        : "The front page has everything, from the newest on.";
        };
    }
}
