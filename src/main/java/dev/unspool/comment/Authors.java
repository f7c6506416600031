package dev.unspool.comment;

import dev.unspool.cursor.ReaderTokens;
import dev.unspool.cursor.ReaderTokens.Issued;
import dev.unspool.web.CsrfCheck;
import dev.unspool.web.HostCookie;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Site;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;

/**
 * Identifies the author of a request: by the header that scripts send, or else by the cookie that is set after a form without script. The address of
 * a page never identifies an author: anybody can make another reader open one.
 */
@Component
public final class Authors {

    /** How long browsers keep the cookie: most comments that wait for a moderator are decided within a day. */
    private static final Duration COOKIE_LIFE = Duration.ofDays(1);

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final ReaderTokens tokens;
    private final CsrfCheck csrf;
    private final HostCookie cookie;
    private final Duration life;
    private final Clock clock;

    Authors(ReaderTokens tokens, CsrfCheck csrf, Site site, CommentSettings settings, Clock clock) {
        this.tokens = tokens;
        this.csrf = csrf;
        this.cookie = HostCookie.of(site, "unspool-author");
        this.life = settings.authorLife();
        this.clock = clock;
    }

    /**
     * Returns the author named by the header; null without the header, or if its token was not issued here.
     *
     * @throws Problem {@code author-expired}
     */
    public @Nullable UUID inHeader(ServerHttpRequest request) {
        var token = AuthorHeader.of(request);
        var issued = token == null ? null : tokens.readAuthor(token).orElse(null);
        if (issued != null && !isYoung(issued, life)) {
            throw expired();
        }
        return issued == null ? null : issued.id();
    }

    /**
     * Returns the author named by the header or else, if its token was not issued here, by the cookie; null if neither names one. An expired cookie is
     * ignored: its reader has no script that could act on a problem.
     *
     * @throws Problem {@code author-expired}, and {@code forbidden} if another site's page makes the cookie's reader change something
     */
    public @Nullable UUID of(ServerHttpRequest request) {
        var author = inHeader(request);
        return author == null ? inCookie(request) : author;
    }

    /**
     * Whether {@code Unspool-Author} has a token that was issued here, perhaps long ago, so that the request does not get the answer that everybody gets.
     * Any other value counts as absent: else everybody could have answers made anew by inventing one.
     */
    public boolean isInHeader(io.netty.handler.codec.http.HttpHeaders headers) {
        var token = headers.get(AuthorHeader.NAME);
        return token != null && tokens.readAuthor(token).isPresent();
    }

    /** Whether the header, as {@link #isInHeader} says, or the cookie has such a token. */
    public boolean isIn(io.netty.handler.codec.http.HttpHeaders headers) {
        return isInHeader(headers)
                || cookie.values(headers.getAll(HttpHeaderNames.COOKIE))
                        .anyMatch(token -> tokens.readAuthor(token).isPresent());
    }

    /** Stores {@code token} in the browser, where neither scripts nor other sites can read it. */
    public void keep(String token, ServerHttpResponse response) {
        cookie.set(response, token, COOKIE_LIFE);
    }

    /** Returns a token for {@code author} that is valid from now on. */
    String token(UUID author) {
        return tokens.writeAuthor(author, clock.instant());
    }

    private @Nullable UUID inCookie(ServerHttpRequest request) {
        var issued = cookie.read(request).flatMap(tokens::readAuthor).orElse(null);
        if (issued == null || !isYoung(issued, COOKIE_LIFE) || !isYoung(issued, life)) {
            return null;
        }
        if (!SAFE.contains(request.getMethod())) {
            csrf.check(request);
        }
        return issued.id();
    }

    private boolean isYoung(Issued issued, Duration age) {
        return clock.instant().isBefore(issued.at().plus(age));
    }

    private static Problem expired() {
        return new Problem(
                ProblemCode.AUTHOR_EXPIRED,
                "Forget the token, and send the request again without `" + AuthorHeader.NAME + "`.",
                Map.of(),
                Map.of(HttpHeaders.WWW_AUTHENTICATE, AuthorHeader.NAME));
    }
}
