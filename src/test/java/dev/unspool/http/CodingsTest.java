package dev.unspool.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content negotiation of codings (RFC 9110 section 12.5.3); each coding has an ETag of its own (8.8.3.3). */
class CodingsTest extends RawHttpTest {

    private static final List<String> CODINGS = List.of("identity", "gzip", "br", "zstd");

    @ParameterizedTest
    @EnumSource
    void givesEachCodingItsOwnETagAndTheSameText(CacheablePage page) throws IOException {
        var target = page.target(this);
        var tags = new HashMap<String, String>();
        for (var coding : CODINGS) {
            var answer = get(target, "Accept-Encoding: " + coding);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.coding()).isEqualTo(coding);
            assertThat(answer.text()).isEqualTo(get(target).text());
            assertThat(answer.header("vary")).isEqualTo("Accept-Encoding");
            assertThat(answer.header("content-length")).isEqualTo(Integer.toString(answer.body().length));
            tags.put(coding, answer.etag());
        }
        assertThat(tags.values()).doesNotHaveDuplicates();
        for (var coding : CODINGS) {
            for (var had : CODINGS) {
                var status = get(target, "Accept-Encoding: " + coding, "If-None-Match: " + tags.get(had))
                        .status();
                assertThat(status).as("wants %s, has %s", coding, had).isEqualTo(had.equals(coding) ? 304 : 200);
            }
        }
    }

    @Test
    void marksTheETagOfAnswersCompressedInTransitAsWeak() throws IOException {
        var plain = get("/api/v1/changes?after=0");
        var coded = get("/api/v1/changes?after=0", "Accept-Encoding: gzip");
        assertThat(plain.etag()).startsWith("\"");
        assertThat(coded.etag()).isEqualTo("W/" + plain.etag());
        for (var tag : List.of(plain.etag(), coded.etag())) {
            assertThat(get("/api/v1/changes?after=0", "If-None-Match: " + tag).status())
                    .as(tag)
                    .isEqualTo(304);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WHOLE_ARTICLES", "ARTICLE", "ARTICLE_PAGE", "FRONT"})
    void sendsFewerBytesWhenCompressed(CacheablePage page) throws IOException {
        var plain = get(page.path).body().length;
        for (var coding : CODINGS.subList(1, CODINGS.size())) {
            assertThat(get(page.path, "Accept-Encoding: " + coding).body())
                    .as(coding)
                    .hasSizeLessThan(plain / 2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip                            | gzip",
                "GZip                            | gzip",
                "x-gzip                          | gzip identity",
                "gzip;q=0                        | identity",
                "gzip;q=0.000                    | identity",
                "gzip ; q=0                      | identity",
                "gzip;Q=0                        | identity",
                "gzip;q=0, br;q=0, zstd;q=0      | identity",
                "gzip;q=0, *                     | identity br zstd",
                "*;q=0, gzip                     | gzip",
                "identity;q=0, gzip              | gzip",
                "identity;q=0, gzip;q=0.001      | gzip",
                "gzip;q=0.5, br;q=0.9            | br",
                "gzip;q=0.9, br;q=0.5            | gzip",
                "gzip;q=0.9, br;q=0.5, zstd      | zstd",
                "gzip;q=1.0, identity;q=0.5      | gzip",
                "gzip;q=0.2, identity;q=0.9      | identity",
                "gzip, deflate, br, zstd         | gzip br zstd",
                "deflate                         | identity",
                "compress, sdch                  | identity",
                "identity                        | identity",
                "*                               | identity gzip br zstd",
                "gzip;q=nonsense                 | gzip identity",
                "gzip;q=-1                       | gzip identity",
                "gzip;q=7                        | gzip identity",
                "gzipped                         | identity",
                "notgzip, brotli                 | identity",
                ",, ,;;q=,=,gzip                 | gzip identity",
                ",                               | identity",
                "gzip;level=9;q=0                | gzip identity"
            })
    void choosesThePreferredCoding(String accepted, String given) throws IOException {
        for (var target : List.of("/api/v1/feed", "/articles/manners-3")) {
            var answer = get(target, "Accept-Encoding: " + accepted);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.coding()).isIn((Object[]) given.split(" "));
            assertThat(answer.text()).isEqualTo(get(target).text());
        }
    }

    /** No coding is acceptable: a server then answers 406, or sends what it has. */
    @ParameterizedTest
    @ValueSource(strings = {"identity;q=0", "*;q=0", "identity;q=0, deflate"})
    void answersReadersThatAcceptNoCoding(String accepted) throws IOException {
        var answer = get("/api/v1/feed", "Accept-Encoding: " + accepted);
        assertThat(answer.status()).isIn(200, 406);
        assertThat(answer.header("vary")).contains("Accept-Encoding");
    }

    @Test
    void readsAcceptEncodingSplitOverSeveralHeaders() throws IOException {
        var answer = get("/api/v1/feed", "Accept-Encoding: deflate", "Accept-Encoding: gzip");
        assertThat(answer.coding()).isEqualTo("gzip");
    }

    @Test
    void sendsPlainTextWithoutAcceptEncoding() throws IOException {
        assertThat(get("/api/v1/feed").coding()).isEqualTo("identity");
        assertThat(get("/api/v1/feed", "Accept-Encoding:").coding()).isEqualTo("identity");
    }
}
