package dev.unspool.hotfeed;

import dev.unspool.web.SecurityHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** An answer that was made once and is sent many times: coded when somebody wants it so, and then kept so too. */
final class Kept {

    /** Bytes. Smaller ones fit into a packet as they are. */
    private static final int CODED_FROM = 1_024;

    /** Bytes of an entry without its body: headers, ids, and what the cache itself needs. */
    private static final int OVERHEAD = 2_000;

    private static final Pattern SHARED_AGE = Pattern.compile("s-maxage=(\\d{1,9})");

    private final Finished finished;
    private final String etag;
    private final long madeAt;
    private final boolean isShared;
    private final AtomicReferenceArray<@Nullable Variant> variants = new AtomicReferenceArray<>(Coding.values().length);
    private final AtomicReferenceArray<@Nullable Mono<Variant>> making =
            new AtomicReferenceArray<>(Coding.values().length);
    private final AtomicReferenceArray<@Nullable HttpHeaders> unchanged =
            new AtomicReferenceArray<>(Coding.values().length);
    private volatile long trueUpTo;
    private volatile long renewAt;

    /**
     * @param madeAt milliseconds since 1970
     * @param isShared whether it came from Redis
     */
    Kept(Finished finished, long madeAt, boolean isShared) {
        this.finished = finished;
        this.isShared = isShared;
        this.madeAt = madeAt;
        var headers = finished.answer().getHeaders();
        this.etag = Objects.requireNonNullElse(headers.getETag(), "");
        this.trueUpTo =
                finished.grounds() == null ? 0 : finished.grounds().log().seq();
        this.renewAt = madeAt + sharedAge(headers.getCacheControl()) * 1_000;
    }

    ResponseEntity<byte[]> answer() {
        return finished.answer();
    }

    /** Null where it must not be kept. */
    @Nullable
    Grounds grounds() {
        return finished.grounds();
    }

    long madeAt() {
        return madeAt;
    }

    boolean isShared() {
        return isShared;
    }

    /** The last change of which it is known that it left this answer true. */
    long trueUpTo() {
        return trueUpTo;
    }

    void isTrueUpTo(long seq) {
        trueUpTo = seq;
    }

    /** Whether it is older than shared caches are told to keep it: once for whoever asks first, then again after {@code pause}. */
    boolean isToBeRenewed(long now, long pause) {
        if (now < renewAt) {
            return false;
        }
        renewAt = now + pause;
        return true;
    }

    /** Bytes in memory, as far as it is coded; what is not coded counts twice, as it is when it is sent often. */
    int weight() {
        var weight = OVERHEAD + 2 * body().length;
        for (var coding : Coding.values()) {
            var variant = coding == Coding.IDENTITY ? null : variant(coding);
            weight += variant == null ? 0 : variant.length();
        }
        return weight;
    }

    /** The coding in which this answer goes to a client that likes {@code best} best. */
    Coding coding(Coding best) {
        return body().length < CODED_FROM ? Coding.IDENTITY : best;
    }

    /** The answer in this coding; null where nobody wanted it so yet. */
    @Nullable
    Variant variant(Coding coding) {
        return variants.get(coding.ordinal());
    }

    /** The answer as it is, which costs nothing to make. */
    Variant plain() {
        var known = variant(Coding.IDENTITY);
        return known == null ? code(Coding.IDENTITY) : known;
    }

    /** The answer in this coding, made once however many wait for it: about a millisecond of work for a large page. */
    Mono<Variant> coded(Coding coding) {
        return making.updateAndGet(
                coding.ordinal(),
                known -> known == null
                        ? Mono.fromCallable(() -> code(coding))
                                .subscribeOn(Schedulers.parallel())
                                .cache()
                        : known);
    }

    /** Makes the answer in this coding. Two at once give the same. */
    Variant code(Coding coding) {
        var bytes = coding.of(body());
        var variant = new Variant(headers(coding, bytes.length), bytes);
        variants.set(coding.ordinal(), variant);
        return variant;
    }

    /**
     * Whether a client that has what {@code ifNoneMatch} names has this answer, in the coding that it would be given. Not in another: a cache
     * that names all it has is told by the tag of the {@code 304} which of them is meant for this client (RFC 9111 section 4.3.3).
     */
    boolean isWhatIsNamed(@Nullable String ifNoneMatch, Coding coding) {
        return ifNoneMatch != null
                && !etag.isEmpty()
                && (ifNoneMatch.contains(tag(coding)) || ifNoneMatch.strip().equals("*"));
    }

    /** What a {@code 304} says (RFC 9110 section 15.4.5) to whoever has the answer in this coding. Must not be changed. */
    HttpHeaders unchanged(Coding coding) {
        return unchanged.updateAndGet(
                coding.ordinal(),
                known -> known == null ? encoded(copied().remove("Content-Type").set("ETag", tag(coding))) : known);
    }

    /** The strong ETag of the answer in this coding: other bytes, another tag. */
    String tag(Coding coding) {
        return coding == Coding.IDENTITY ? etag : etag.substring(0, etag.length() - 1) + '-' + coding.token() + '"';
    }

    private HttpHeaders headers(Coding coding, int length) {
        var headers = copied().set("Content-Length", Integer.toString(length));
        if (!etag.isEmpty()) {
            headers.set("ETag", tag(coding));
        }
        return encoded(coding == Coding.IDENTITY ? headers : headers.set("Content-Encoding", coding.token()));
    }

    /** As bytes, which are copied into every answer; texts would be encoded again each time, a tenth of what a small answer costs. */
    private static HttpHeaders encoded(HttpHeaders headers) {
        var encoded = empty();
        headers.forEach(header -> encoded.add(new AsciiString(header.getKey()), new AsciiString(header.getValue())));
        return encoded;
    }

    /** Of the kind that the server's own answers have: they take all of these over without looking at each. */
    private static HttpHeaders empty() {
        return DefaultHttpHeadersFactory.headersFactory().newHeaders();
    }

    private HttpHeaders copied() {
        var headers = empty();
        SecurityHeaders.all().forEach(headers::set);
        answer().getHeaders().forEach(headers::set);
        return headers.set("Vary", "Accept-Encoding");
    }

    private byte[] body() {
        var body = answer().getBody();
        return body == null ? new byte[0] : body;
    }

    /** Seconds. */
    private static long sharedAge(@Nullable String cacheControl) {
        var age = SHARED_AGE.matcher(cacheControl == null ? "" : cacheControl);
        return age.find() ? Long.parseLong(age.group(1)) : 0;
    }
}
