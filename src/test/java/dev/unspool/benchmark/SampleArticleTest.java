package dev.unspool.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SampleArticleTest {

    @Test
    void isTheSameForTheSameNumber() {
        assertThat(SampleArticle.of(17)).isEqualTo(SampleArticle.of(17)).isNotEqualTo(SampleArticle.of(18));
    }

    @Test
    void hasBodiesAsLongAsRealOnes() {
        var mean = IntStream.rangeClosed(1, 500)
                .map(i -> SampleArticle.of(i).bodyHtml().length())
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(3_600.0, 4_600.0);
    }

    @Test
    void hasBodiesThatAreAsHardToCompressAsRealOnes() throws IOException {
        var body = SampleArticle.of(1).bodyHtml().getBytes(StandardCharsets.UTF_8);
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        }
        assertThat((double) body.length / compressed.size()).isBetween(1.8, 3.2);
    }

    @Test
    void isOneLineOfJson() {
        var line = SampleArticle.of(1).line();
        assertThat(line).doesNotContain("\n");
        assertThat(JsonMapper.shared().readTree(line).propertyNames())
                .contains("id", "title", "section", "language", "published_at", "body_html");
    }

    @Test
    void isPublishedInTheOrderOfItsNumber() {
        assertThat(SampleArticle.of(2).publishedAt())
                .isAfter(SampleArticle.of(1).publishedAt());
    }
}
