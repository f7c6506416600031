package dev.unspool.hotfeed;

import dev.unspool.web.PublicReading;
import dev.unspool.web.SecurityHeaders;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** An answer that was made once and is sent many times. It is compressed when a reader first accepts a coding, and keeps the result. */
final class CachedAnswer {

    /** Bytes. Smaller bodies fit into one packet as they are. */
    private static final int ENCODED_FROM = 1_024;

    /** Bytes of an entry without its body: headers, ids, and the cache's own bookkeeping. */
    private static final int OVERHEAD = 2_000;

    /** Milliseconds by which two instances may know PostgreSQL's time differently. */
    static final long CLOCKS_DIFFER_BY = 2_000;

    /** Stands for a missing time, as in {@link org.springframework.http.HttpHeaders}. */
    private static final long NEVER = -1;

    private static final Pattern SHARED_AGE = Pattern.compile("s-maxage=(\\d{1,9})");

    private final Rendered rendered;
    private final String etag;
    private final long madeAt;
    private final long lastModified;
    private final boolean isFromRedis;
    private final AtomicReferenceArray<@Nullable Variant> variants = new AtomicReferenceArray<>(Coding.values().length);
    private final AtomicReferenceArray<@Nullable Mono<Variant>> encoding =
            new AtomicReferenceArray<>(Coding.values().length);
    private final AtomicReferenceArray<@Nullable HttpHeaders> notModified =
            new AtomicReferenceArray<>(Coding.values().length);
    private final long lifetime;
    private volatile long freshUpTo;
    private volatile long refreshAt;

    /**
     * @param madeAt milliseconds since 1970
     * @param isFromRedis whether another instance may have made it
     */
    CachedAnswer(Rendered rendered, long madeAt, boolean isFromRedis) {
        this.rendered = rendered;
        this.isFromRedis = isFromRedis;
        this.madeAt = madeAt;
        var headers = rendered.response().getHeaders();
        this.etag = Objects.requireNonNullElse(headers.getETag(), "");
        this.lastModified = headers.getLastModified();
        this.freshUpTo = rendered.dependencies() == null
                ? 0
                : rendered.dependencies().log().seq();
        this.lifetime = sharedAge(headers.getCacheControl()) * 1_000;
        this.refreshAt = madeAt + lifetime;
    }

    ResponseEntity<byte[]> response() {
        return rendered.response();
    }

    /** Returns what the answer depends on; null if it must not be cached. */
    @Nullable
    Dependencies dependencies() {
        return rendered.dependencies();
    }

    /** Returns what the answer depends on besides the change log; null if on nothing. */
    @Nullable
    Condition condition() {
        return rendered.condition();
    }

    long madeAt() {
        return madeAt;
    }

    /**
     * Whether the answer is older than {@code limit} at {@code now}, in milliseconds since 1970. One from the future counts as old: PostgreSQL's clock
     * was set back since, or an earlier release made it by the clock of its machine, and nobody knows by how much.
     */
    boolean isOlderThan(Duration limit, long now) {
        var age = now - madeAt;
        return age > limit.toMillis() || age < -CLOCKS_DIFFER_BY;
    }

    boolean isFromRedis() {
        return isFromRedis;
    }

    /** Returns the {@code seq} up to which no change affected this answer. */
    long freshUpTo() {
        return freshUpTo;
    }

    /** Whether this answer is of a later position in the same log. Never for one with a condition, or that readers rank: time decides there, too. */
    boolean isNewerThan(CachedAnswer other) {
        var mine = dependencies();
        var others = other.dependencies();
        return mine != null
                && others != null
                && condition() == null
                && mine.scope() != Dependencies.Scope.RANKED
                && mine.log().epoch().equals(others.log().epoch())
                && freshUpTo > other.freshUpTo;
    }

    void markFreshUpTo(long seq) {
        freshUpTo = seq;
    }

    /**
     * Whether the answer is older than its {@code s-maxage}, or from the future, because the clock was set back. True for the first caller, then
     * false for {@code pause} milliseconds. Never for an answer with a condition, which ends with it.
     */
    boolean needsRefresh(long now, long pause) {
        if (condition() != null || now < refreshAt && refreshAt - now <= lifetime + CLOCKS_DIFFER_BY) {
            return false;
        }
        refreshAt = now + pause;
        return true;
    }

    /** Returns the bytes that the answer takes in memory. The plain body counts twice: it is copied once more when it is sent often. */
    int weight() {
        var weight = OVERHEAD + 2 * body().length;
        for (var coding : Coding.values()) {
            var variant = coding == Coding.IDENTITY ? null : variant(coding);
            weight += variant == null ? 0 : variant.length();
        }
        return weight;
    }

    /** Returns the coding to send this answer in, given the client's {@code best} one. */
    Coding codingFor(Coding best) {
        return body().length < ENCODED_FROM ? Coding.IDENTITY : best;
    }

    /** Returns the answer in this coding; null if it was not encoded so yet. */
    @Nullable
    Variant variant(Coding coding) {
        return variants.get(coding.ordinal());
    }

    /** Returns the answer without a coding. */
    Variant plain() {
        var known = variant(Coding.IDENTITY);
        return known == null ? encode(Coding.IDENTITY) : known;
    }

    /**
     * Gives the answer in this coding. It is encoded once for all who wait: about a millisecond of work for a large page. If that fails, those who wait
     * get the answer without a coding, and the next request tries again.
     */
    Mono<Variant> encoded(Coding coding) {
        return encoding.updateAndGet(
                coding.ordinal(),
                known -> known == null
                        ? Mono.fromCallable(() -> encode(coding))
                                .subscribeOn(Schedulers.parallel())
                                .doOnError(failure -> encoding.set(coding.ordinal(), null))
                                .onErrorResume(failure -> Mono.fromSupplier(this::plain))
                                .cache()
                        : known);
    }

    /** Encodes the answer and keeps the result. Two threads at once produce equal results. */
    Variant encode(Coding coding) {
        var bytes = coding.encode(body());
        var variant = new Variant(headers(coding, bytes.length), bytes);
        variants.set(coding.ordinal(), variant);
        return variant;
    }

    /**
     * Whether {@code If-None-Match} names this answer in the coding that the client would be sent. Another coding's tag does not count: a
     * cache that names all the variants it holds learns from the tag of the {@code 304} which one to give to this client (RFC 9111 section
     * 4.3.3).
     */
    boolean matches(@Nullable String ifNoneMatch, Coding coding) {
        return ifNoneMatch != null
                && !etag.isEmpty()
                && (ifNoneMatch.contains(tag(coding)) || ifNoneMatch.strip().equals("*"));
    }

    /**
     * Whether the client has this answer by its {@code If-Modified-Since}, which counts only without {@code If-None-Match} (RFC 9110 section
     * 13.2.2), and if it is the {@code Last-Modified} of this answer, not a later time. Never for an answer without one.
     */
    boolean isUnmodifiedSince(@Nullable String ifModifiedSince) {
        return ifModifiedSince != null && lastModified != NEVER && lastModified == millis(ifModifiedSince);
    }

    /** Returns the headers of a {@code 304} (RFC 9110 section 15.4.5) for this coding. Do not modify them. */
    HttpHeaders notModified(Coding coding) {
        return notModified.updateAndGet(
                coding.ordinal(),
                known -> known == null
                        ? asBytes(copyOfHeaders().remove("Content-Type").set("ETag", tag(coding)))
                        : known);
    }

    /** Returns the strong ETag of the answer in this coding: different bytes need different tags. */
    String tag(Coding coding) {
        return coding == Coding.IDENTITY ? etag : etag.substring(0, etag.length() - 1) + '-' + coding.token() + '"';
    }

    private HttpHeaders headers(Coding coding, int length) {
        var headers = copyOfHeaders().set("Content-Length", Integer.toString(length));
        if (!etag.isEmpty()) {
            headers.set("ETag", tag(coding));
        }
        return asBytes(coding == Coding.IDENTITY ? headers : headers.set("Content-Encoding", coding.token()));
    }

    /** Encodes the headers once. Encoding strings again for each answer takes a tenth of the cost of a small one. */
    private static HttpHeaders asBytes(HttpHeaders headers) {
        var bytes = empty();
        headers.forEach(header -> bytes.add(new AsciiString(header.getKey()), new AsciiString(header.getValue())));
        return bytes;
    }

    /** Creates the type of headers that the server's own answers have, which copies from its own type without checking each entry. */
    private static HttpHeaders empty() {
        return DefaultHttpHeadersFactory.headersFactory().newHeaders();
    }

    private HttpHeaders copyOfHeaders() {
        var headers = empty();
        SecurityHeaders.all().forEach(headers::set);
        PublicReading.all().forEach(headers::set);
        response().getHeaders().forEach(headers::set);
        return headers.add("Vary", "Accept-Encoding");
    }

    private byte[] body() {
        var body = response().getBody();
        return body == null ? new byte[0] : body;
    }

    /** Returns the time of an HTTP date, or {@link #NEVER} for anything else: such a condition is ignored. */
    private static long millis(String date) {
        var time = DateFormatter.parseHttpDate(date);
        return time == null ? NEVER : time.getTime();
    }

    /** Returns {@code s-maxage} in seconds; 0 if there is none. */
    private static long sharedAge(@Nullable String cacheControl) {
        var age = SHARED_AGE.matcher(cacheControl == null ? "" : cacheControl);
        return age.find() ? Long.parseLong(age.group(1)) : 0;
    }
}
