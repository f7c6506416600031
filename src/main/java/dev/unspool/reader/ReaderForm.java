package dev.unspool.reader;

import dev.unspool.comment.AdmittedSender;
import dev.unspool.comment.Authors;
import dev.unspool.comment.CommentForm;
import dev.unspool.reader.CommentFormElement.Typed;
import dev.unspool.web.FormRule;
import dev.unspool.web.RequestBytes;
import dev.unspool.web.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The form for a comment as a browser without script sends it ({@code application/x-www-form-urlencoded}).
 *
 * @param sender the client that was admitted
 * @param author the author whose token the browser keeps; null without one
 * @param browser what kind of browser it is and which languages it prefers: most neighbours behind one address differ in that
 */
record ReaderForm(AdmittedSender sender, @Nullable UUID author, String browser, MultiValueMap<String, String> fields) {

    /** Bytes: four times the longest text with every character escaped, so that one that is too long can be shown again to be shortened. */
    private static final int MAX = 256 * 1024;

    private static final FormRule FIELDS = FormRule.of("name", "text", "parentId", "formToken", "website");

    /** Reads the form. Fails with {@code payload-too-large}, or if it is malformed or has a field that the page's form does not have. */
    static Mono<ReaderForm> of(AdmittedSender sender, Authors authors, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return RequestBytes.of(request, MAX)
                .map(body ->
                        new ReaderForm(sender, authors.of(request), browser(request.getHeaders()), body.form(FIELDS)));
    }

    CommentForm comment() {
        return new CommentForm(
                fields.getFirst("name"),
                fields.getFirst("text"),
                fields.getFirst("parentId"),
                fields.getFirst("formToken"),
                fields.getFirst("website"),
                author,
                key(),
                true);
    }

    Typed typed() {
        return new Typed(field("name"), field("text"));
    }

    @Nullable
    String parent() {
        return filled("parentId");
    }

    String token() {
        return field("formToken");
    }

    /**
     * Returns an idempotency key that is equal if the form is sent twice by a double click. It is not a field of the form: all readers of a page get
     * the same form, so two of them behind one address who write the same words in like browsers have the same key, and it proves nothing. The author
     * is not part of it: the first answer may set the cookie between two clicks.
     */
    private String key() {
        var words = new StringBuilder();
        words.append(browser.length()).append(':').append(browser);
        for (var name : new String[] {"formToken", "parentId", "name", "text"}) {
            var value = field(name);
            words.append(value.length()).append(':').append(value);
        }
        var hash = Sha256.of(sender.addressHash(), words.toString().getBytes(StandardCharsets.UTF_8));
        return "form-" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static String browser(HttpHeaders headers) {
        return headers.getFirst(HttpHeaders.USER_AGENT) + "\n" + headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE);
    }

    private String field(String name) {
        return Objects.requireNonNullElse(fields.getFirst(name), "");
    }

    private @Nullable String filled(String name) {
        return field(name).isEmpty() ? null : fields.getFirst(name);
    }

    @Override
    public String toString() {
        return "ReaderForm"; // what readers write does not go to a log
    }
}
