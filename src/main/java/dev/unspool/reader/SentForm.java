package dev.unspool.reader;

import dev.unspool.comment.CommentForm;
import dev.unspool.comment.Sender;
import dev.unspool.reader.CommentFormElement.Typed;
import dev.unspool.web.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A form for a comment as a browser without script sends it ({@code application/x-www-form-urlencoded}).
 *
 * @param sender who was let in
 */
record SentForm(Sender sender, Map<String, String> fields) {

    /** Bytes: four times the longest text with every character escaped, so that one that is too long can be given back to be shortened. */
    private static final int MAX = 256 * 1024;

    /** Ours has six. */
    private static final int MOST_FIELDS = 20;

    /** Over the poorest line. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Fails with {@code payload-too-large}, or where it is no form. */
    static Mono<SentForm> of(Sender sender, ServerWebExchange exchange) {
        return DataBufferUtils.join(exchange.getRequest().getBody(), MAX)
                .map(SentForm::text)
                .defaultIfEmpty("")
                .timeout(PATIENCE, Mono.error(() -> Problem.malformed("Send the whole form within 30 seconds.")))
                .map(text -> new SentForm(sender, fields(text)));
    }

    CommentForm comment() {
        return new CommentForm(
                fields.get("name"),
                fields.get("text"),
                fields.get("parentId"),
                fields.get("formToken"),
                fields.get("website"),
                author(),
                key());
    }

    Typed typed() {
        return new Typed(field("name"), field("text"));
    }

    @Nullable
    String parent() {
        return filled("parentId");
    }

    @Nullable
    String author() {
        return filled("author");
    }

    String token() {
        return field("formToken");
    }

    /**
     * Of a form that is sent twice, by a double click or by loading the answer again, the same. No field of its own: caches may give one
     * drawing of the form to several readers, whose addresses and words differ.
     */
    private String key() {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update(sender.addressHash());
            for (var field : new String[] {"formToken", "author", "parentId", "name", "text"}) {
                var value = field(field).getBytes(StandardCharsets.UTF_8);
                hash.update((value.length + ":").getBytes(StandardCharsets.US_ASCII));
                hash.update(value);
            }
            return "form-" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
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

    private static String text(DataBuffer buffer) {
        try {
            return buffer.toString(StandardCharsets.US_ASCII);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    @Override
    public String toString() {
        return "SentForm"; // what readers write does not go to a log
    }
}
