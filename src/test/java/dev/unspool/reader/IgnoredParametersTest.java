package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Browsers use what they have of a page for an address that differs in parameters that the page ignores, and in no others. */
@SiteTest(database = SiteTest.SHARED)
class IgnoredParametersTest extends PageTest {

    @ParameterizedTest
    @CsvSource({
        "/, cursor fragment",
        "/sections/news, cursor fragment",
        "/tags, cursor",
        "/most-read, fragment",
        "/articles/the-beacon, cursor fragment version from",
        "/articles/the-beacon/related, fragment",
        "/articles/the-beacon/comments, parent order cursor limit only fragment own count",
        "/search, q section tag author from to sort cursor"
    })
    void areThoseOfCampaignsAlone(String path, String names) {
        articles.publishOne("The beacon", NOON);
        var header = header(path);
        assertThat(header).isEqualTo("params, except=(\"" + names.replace(" ", "\" \"") + "\")");
        assertThat(header(path + "?utm_source=mail")).isEqualTo(header);
    }

    private String header(String address) {
        return client.get()
                .uri(address)
                .header("Accept", "text/html")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getFirst("No-Vary-Search");
    }
}
