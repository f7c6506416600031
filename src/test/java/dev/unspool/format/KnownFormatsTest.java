package dev.unspool.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownFormatsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json-lines | {\"id\": \"a\", \"title\": \"b\"}",
                "json-lines | no format at all",
                "json-lines | {\"id\": \"a\", \"data\": \"b\"}",
                "json-feed | {\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"x\", \"items\": []}",
                "json-feed | {\"title\": \"no version\", \"items\": [{\"id\":",
                "ghost | {\"db\": [{\"meta\": {}, \"data\": {\"posts\": []}}]}",
                "ghost | {\"meta\": {\"version\": \"5\"}, \"data\": {\"posts\": [",
                "feed | <rss version=\"2.0\"><channel>",
                "feed | <?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">",
                "wordpress | <?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\">"
            })
    void recognisesAFormatByHowAFileBegins(String name, String beginning) {
        var bytes = beginning.getBytes(StandardCharsets.UTF_8);
        assertThat(KnownFormats.of(new FileBeginning(bytes)).name()).isEqualTo(name);
    }

    @Test
    void recognisesAFormatBehindAByteOrderMarkAndBlanks() {
        var marked = "\uFEFF\n <rss/>".getBytes(StandardCharsets.UTF_8);
        var wide = "<rss/>".getBytes(StandardCharsets.UTF_16BE);
        assertThat(KnownFormats.of(new FileBeginning(marked)).name()).isEqualTo("feed");
        assertThat(KnownFormats.of(new FileBeginning(wide)).name()).isEqualTo("feed");
    }

    @Test
    void findsFormatsByTheirNames() {
        assertThat(KnownFormats.names()).isEqualTo("wordpress, feed, json-feed, ghost, json-lines");
        assertThat(KnownFormats.named("ghost")).map(Format::name).contains("ghost");
        assertThat(KnownFormats.named("Ghost")).isEmpty();
    }
}
