package dev.unspool.reader;

import dev.unspool.comment.Authors;
import dev.unspool.comment.CommentForm;
import dev.unspool.comment.Sender;
import dev.unspool.reader.CommentFormElement.Typed;
import dev.unspool.web.Problem;
import dev.unspool.web.SentBody;
import dev.unspool.web.Sha256;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A form for a comment as a browser without script sends it ({@code application/x-www-form-urlencoded}).
 *
 * @param sender who was let in
 * @param author whose token the browser keeps; null for a reader without one
 */
record SentForm(Sender sender, @Nullable UUID author, Map<String, String> fields) {

    /** Bytes: four times the longest text with every character escaped, so that one that is too long can be given back to be shortened. */
    private static final int MAX = 256 * 1024;

    /** Ours has five. */
    private static final int MOST_FIELDS = 20;

    /** Fails with {@code payload-too-large}, or where it is no form. */
    static Mono<SentForm> of(Sender sender, Authors authors, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return SentBody.of(request, MAX).map(body -> new SentForm(sender, authors.of(request), fields(body.ascii())));
    }

    CommentForm comment() {
        return new CommentForm(
                fields.get("name"),
                fields.get("text"),
                fields.get("parentId"),
                fields.get("formToken"),
                fields.get("website"),
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
     * The same for a form that is sent twice, by a double click or by loading the answer again. It is no field of the form: caches may give one
     * drawing of the form to several readers, whose addresses and words differ. The author is no part of it: the first answer may set the cookie
     * between two clicks.
     */
    private String key() {
        var words = new StringBuilder();
        for (var name : new String[] {"formToken", "parentId", "name", "text"}) {
            var value = field(name);
            words.append(value.length()).append(':').append(value);
        }
        var hash = Sha256.of(sender.addressHash(), words.toString().getBytes(StandardCharsets.UTF_8));
        return "form-" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private String field(String name) {
        return Objects.requireNonNullElse(fields.get(name), "");
    }

    private @Nullable String filled(String name) {
        return field(name).isEmpty() ? null : fields.get(name);
    }

    private static Map<String, String> fields(String text) {
        var fields = new HashMap<String, String>();
        for (var pair : text.split("&", MOST_FIELDS + 1)) {
            var equals = pair.indexOf('=');
            if (equals > 0 && fields.size() < MOST_FIELDS) {
                fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return Map.copyOf(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Problem.malformed("Send the form as the page has it: an escape in it is none.");
        }
    }

    @Override
    public String toString() {
        return "SentForm"; // what readers write does not go to a log
    }
}
