package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aayushatharva.brotli4j.decoder.Decoder;
import com.github.luben.zstd.Zstd;
import dev.unspool.article.ArticleId;
import dev.unspool.hotfeed.Grounds.Scope;
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

class KeptTest {

    private static final byte[] BODY =
            "An article that waits for the sea. ".repeat(200).getBytes(StandardCharsets.UTF_8);

    private final Kept kept = kept(BODY, "public, max-age=0, s-maxage=5");

    @BeforeAll
    static void load() {
        Coding.load();
    }

    @ParameterizedTest
    @EnumSource(Coding.class)
    void comesToTheSameBytesInEveryCodingHoweverOftenItIsSent(Coding coding) throws Exception {
        var variant = kept.code(coding);
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
    void hasAnETagOfItsOwnForEachCodingAndTakesNoneForAnother() {
        var tags = new HashSet<String>();
        for (var coding : Coding.values()) {
            var tag = kept.tag(coding);
            tags.add(tag);
            assertThat(kept.code(coding).headers().get("ETag")).isEqualTo(tag).matches("\"[A-Za-z0-9_-]+\"");
            assertThat(kept.isWhatIsNamed("\"a\", W/" + tag + " ,\"b\"", coding))
                    .isTrue();
            assertThat(kept.isWhatIsNamed(" * ", coding)).isTrue();
            assertThat(kept.isWhatIsNamed("\"another\"", coding)).isFalse();
            assertThat(kept.isWhatIsNamed(null, coding)).isFalse();
            for (var other : Coding.values()) {
                assertThat(kept.isWhatIsNamed(tag, other)).isEqualTo(other == coding);
            }
        }
        assertThat(tags).hasSize(Coding.values().length);
    }

    @Test
    void saysNothingOfTheBodyWhereNothingHasChanged() {
        var headers = kept.unchanged(Coding.GZIP);
        assertThat(headers.get("ETag")).isEqualTo(kept.tag(Coding.GZIP));
        assertThat(headers.get("Cache-Control")).isEqualTo("public, max-age=0, s-maxage=5");
        assertThat(headers.get("Vary")).isEqualTo("Accept-Encoding");
        assertThat(headers.names()).doesNotContain("Content-Type", "Content-Length", "Content-Encoding");
    }

    @Test
    void isCodedOnceHoweverManyWaitForIt() {
        var variants = Flux.range(0, 100)
                .flatMap(number -> kept.coded(Coding.BROTLI), 100)
                .distinct()
                .collectList()
                .block(Duration.ofSeconds(30));
        assertThat(variants).containsExactly(kept.variant(Coding.BROTLI));
    }

    @Test
    void leavesWhatIsSmallAsItIs() {
        assertThat(kept.coding(Coding.GZIP)).isEqualTo(Coding.GZIP);
        assertThat(kept(Arrays.copyOf(BODY, 1_000), "no-cache").coding(Coding.GZIP))
                .isEqualTo(Coding.IDENTITY);
    }

    @Test
    void growsByWhatItIsCodedIn() {
        var before = kept.weight();
        var variant = kept.code(Coding.GZIP);
        assertThat(before).isGreaterThan(BODY.length);
        assertThat(kept.weight()).isEqualTo(before + variant.length());
    }

    @Test
    void isRenewedOnceWhenItIsOlderThanSharedCachesMayKeepIt() {
        assertThat(kept.isToBeRenewed(5_999, 1_000)).isFalse();
        assertThat(kept.isToBeRenewed(6_000, 1_000)).isTrue();
        assertThat(kept.isToBeRenewed(6_999, 1_000)).isFalse();
        assertThat(kept.isToBeRenewed(7_000, 1_000)).isTrue();
    }

    @Test
    void comesBackFromRedisAsItWent() {
        var back = Packed.unpack(Packed.pack(kept));
        assertThat(back.grounds()).isEqualTo(kept.grounds());
        assertThat(back.madeAt()).isEqualTo(kept.madeAt());
        assertThat(back.isShared()).isTrue();
        assertThat(back.answer().getBody()).isEqualTo(BODY);
        assertThat(back.code(Coding.IDENTITY).headers())
                .isEqualTo(kept.code(Coding.IDENTITY).headers());
    }

    @Test
    void isNotTakenForWhatItIsNot() {
        assertThatThrownBy(() -> Packed.unpack(new byte[0])).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> Packed.unpack(BODY)).isInstanceOf(UncheckedIOException.class);
        var cut = Packed.pack(kept);
        assertThatThrownBy(() -> Packed.unpack(Arrays.copyOf(cut, 100))).isInstanceOf(UncheckedIOException.class);
    }

    private static byte[] decoded(Coding coding, byte[] bytes) throws Exception {
        return switch (coding) {
            case BROTLI -> Decoder.decompress(bytes).getDecompressedData();
            case ZSTD -> Zstd.decompress(bytes, BODY.length);
            case GZIP -> new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
            case IDENTITY -> bytes;
        };
    }

    private static Kept kept(byte[] body, String cacheControl) {
        var answer = ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", cacheControl)
                .header("Link", "</a>; rel=\"next\"", "</b>; rel=\"prev\"")
                .eTag(ETags.of(body))
                .body(body);
        var grounds = new Grounds(
                new LogHead(new UUID(1, 2), 7, 5),
                List.of(new ArticleId(new UUID(3, 4)), new ArticleId(new UUID(5, 6))),
                Scope.LIST);
        return new Kept(new Finished(answer, grounds), 1_000, false);
    }
}
