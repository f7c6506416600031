package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aayushatharva.brotli4j.decoder.Decoder;
import com.github.luben.zstd.Zstd;
import dev.unspool.article.ArticleId;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.store.LogHead;
import dev.unspool.web.ETags;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;

class CachedAnswerTest {

    private static final byte[] BODY =
            "An article that waits for the sea. ".repeat(200).getBytes(StandardCharsets.UTF_8);

    private final CachedAnswer cached = cached(BODY, "public, max-age=0, s-maxage=5");

    @BeforeAll
    static void load() {
        Coding.load();
    }

    @ParameterizedTest
    @EnumSource(Coding.class)
    void decodesToTheSameBytesInEveryCodingHoweverOftenItIsSent(Coding coding) throws Exception {
        var variant = cached.encode(coding);
        for (var i = 0; i < 10; i++) {
            var bytes = variant.bytes();
            var sent = ByteBufUtil.getBytes(bytes);
            bytes.release();
            assertThat(sent).hasSize(variant.length());
            assertThat(decoded(coding, sent)).isEqualTo(BODY);
        }
        assertThat(variant.headers().get("Content-Length")).isEqualTo(Integer.toString(variant.length()));
        assertThat(variant.headers().get("Content-Encoding"))
                .isEqualTo(coding == Coding.IDENTITY ? null : coding.token());
        assertThat(variant.headers().getAll("Vary")).containsExactly("Accept-Encoding");
    }

    @Test
    void hasAnETagForEachCodingAndMatchesNoOther() {
        var tags = new HashSet<String>();
        for (var coding : Coding.values()) {
            var tag = cached.tag(coding);
            tags.add(tag);
            assertThat(cached.encode(coding).headers().get("ETag"))
                    .isEqualTo(tag)
                    .matches("\"[A-Za-z0-9_-]+\"");
            assertThat(cached.matches("\"a\", W/" + tag + " ,\"b\"", coding)).isTrue();
            assertThat(cached.matches(" * ", coding)).isTrue();
            assertThat(cached.matches("\"another\"", coding)).isFalse();
            assertThat(cached.matches(null, coding)).isFalse();
            for (var other : Coding.values()) {
                assertThat(cached.matches(tag, other)).isEqualTo(other == coding);
            }
        }
        assertThat(tags).hasSize(Coding.values().length);
    }

    @Test
    void knowsWhetherItChangedSinceATime() {
        var dated = cached(BODY, "no-cache", "Last-Modified", "Sun, 01 Jun 2025 12:00:00 GMT");
        assertThat(dated.isUnmodifiedSince("Sun, 01 Jun 2025 12:00:00 GMT")).isTrue();
        assertThat(dated.isUnmodifiedSince("Sunday, 01-Jun-25 12:00:00 GMT")).isTrue();
        assertThat(dated.isUnmodifiedSince("Sunday, 01-Jun-25 12:00:01 GMT")).isFalse();
        assertThat(dated.isUnmodifiedSince("Sun, 01 Jun 2025 11:59:59 GMT")).isFalse();
        assertThat(dated.isUnmodifiedSince("yesterday")).isFalse();
        assertThat(dated.isUnmodifiedSince(null)).isFalse();
        assertThat(cached.isUnmodifiedSince("Sun, 01 Jun 2025 12:00:00 GMT")).isFalse();
    }

    @Test
    void leavesBodyHeadersOutOfANotModifiedAnswer() {
        var headers = cached.notModified(Coding.GZIP);
        assertThat(headers.get("ETag")).isEqualTo(cached.tag(Coding.GZIP));
        assertThat(headers.get("Cache-Control")).isEqualTo("public, max-age=0, s-maxage=5");
        assertThat(headers.get("Vary")).isEqualTo("Accept-Encoding");
        assertThat(headers.names()).doesNotContain("Content-Type", "Content-Length", "Content-Encoding");
    }

    @Test
    void isEncodedOnceHoweverManyWaitForIt() {
        var variants = Flux.range(0, 100)
                .flatMap(number -> cached.encoded(Coding.BROTLI), 100)
                .distinct()
                .collectList()
                .block(Duration.ofSeconds(30));
        assertThat(variants).containsExactly(cached.variant(Coding.BROTLI));
    }

    @Test
    void doesNotCompressSmallAnswers() {
        assertThat(cached.codingFor(Coding.GZIP)).isEqualTo(Coding.GZIP);
        assertThat(cached(Arrays.copyOf(BODY, 1_000), "no-cache").codingFor(Coding.GZIP))
                .isEqualTo(Coding.IDENTITY);
    }

    @Test
    void weighsMoreWithEachCoding() {
        var before = cached.weight();
        var variant = cached.encode(Coding.GZIP);
        assertThat(before).isGreaterThan(BODY.length);
        assertThat(cached.weight()).isEqualTo(before + variant.length());
    }

    @Test
    void isRefreshedOnceWhenItIsOlderThanSharedCachesMayKeepIt() {
        assertThat(cached.needsRefresh(5_999, 1_000)).isFalse();
        assertThat(cached.needsRefresh(6_000, 1_000)).isTrue();
        assertThat(cached.needsRefresh(6_999, 1_000)).isFalse();
        assertThat(cached.needsRefresh(7_000, 1_000)).isTrue();
    }

    @Test
    void needsARefreshAfterTheClockWasSetBack() {
        assertThat(cached.needsRefresh(-1_000, 1_000)).isFalse();
        assertThat(cached.needsRefresh(-1_001, 1_000)).isTrue();
        assertThat(cached.needsRefresh(-1_000, 1_000)).isFalse();
    }

    @Test
    void survivesTheRoundTripThroughRedis() {
        var back = AnswerCodec.decode(AnswerCodec.encode(cached));
        assertThat(back.dependencies()).isEqualTo(cached.dependencies());
        assertThat(back.madeAt()).isEqualTo(cached.madeAt());
        assertThat(back.isFromRedis()).isTrue();
        assertThat(back.response().getBody()).isEqualTo(BODY);
        assertThat(back.encode(Coding.IDENTITY).headers())
                .isEqualTo(cached.encode(Coding.IDENTITY).headers());
    }

    @Test
    void refusesBytesOfAnotherFormat() {
        assertThatThrownBy(() -> AnswerCodec.decode(new byte[0])).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> AnswerCodec.decode(BODY)).isInstanceOf(UncheckedIOException.class);
        var cut = AnswerCodec.encode(cached);
        assertThatThrownBy(() -> AnswerCodec.decode(Arrays.copyOf(cut, 100))).isInstanceOf(UncheckedIOException.class);
    }

    private static byte[] decoded(Coding coding, byte[] bytes) throws Exception {
        return switch (coding) {
            case BROTLI -> Decoder.decompress(bytes).getDecompressedData();
            case ZSTD -> Zstd.decompress(bytes, BODY.length);
            case GZIP -> new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
            case IDENTITY -> bytes;
        };
    }

    private static CachedAnswer cached(byte[] body, String cacheControl) {
        return cached(body, cacheControl, "Link", "</a>; rel=\"next\"", "</b>; rel=\"prev\"");
    }

    private static CachedAnswer cached(byte[] body, String cacheControl, String header, String... values) {
        var answer = ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", cacheControl)
                .header(header, values)
                .eTag(ETags.of(body))
                .body(body);
        var dependencies = new Dependencies(
                new LogHead(new UUID(1, 2), 7, 5),
                List.of(new ArticleId(new UUID(3, 4)), new ArticleId(new UUID(5, 6))),
                Scope.LIST);
        return new CachedAnswer(new Rendered(answer, dependencies), 1_000, false);
    }
}
