package dev.unspool.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The npm package that the server has for developers. That npm installs it is tested in {@code frontend/e2e/client.spec.ts}. */
@SiteTest(database = SiteTest.SHARED)
class ClientPackageTest {

    private static final String ADDRESS = "/client.tgz";

    private WebTestClient client;

    @Autowired
    private TestSite site;

    @BeforeEach
    void connect() {
        client = site.client();
    }

    @Test
    void holdsEveryModuleAndTypeThatItsDescriptionNames() throws IOException {
        var files = unpacked(tarball().getResponseBody());
        assertThat(files).containsKeys("package/LICENSE", "package/CHANGELOG.md", "package/README.md");
        var description = new JsonMapper().readTree(files.get("package/package.json"));
        assertThat(description.get("name").asString()).isEqualTo("@unspool/client");
        var named = description
                .get("exports")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .map(file -> file.asString().replaceFirst("^\\.", "package"))
                .toList();
        assertThat(named).hasSizeGreaterThan(8).allMatch(files::containsKey);
    }

    @Test
    void isAFileThatCachesAskAboutEachTime() {
        var headers = tarball().getResponseHeaders();
        assertThat(headers.getContentType()).isEqualTo(MediaType.parseMediaType("application/gzip"));
        assertThat(headers.getCacheControl()).isEqualTo("no-cache, public");
        assertThat(headers.getFirst(HttpHeaders.CONTENT_ENCODING)).isNull();
        assertThat(headers.getContentLength()).isEqualTo(tarball().getResponseBody().length);
        client.get()
                .uri(ADDRESS)
                .header(HttpHeaders.IF_NONE_MATCH, headers.getETag())
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.NOT_MODIFIED)
                .expectBody()
                .isEmpty();
    }

    @Test
    void answersForItsHeadersAlone() {
        client.head()
                .uri(ADDRESS)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentLength(tarball().getResponseBody().length)
                .expectBody()
                .isEmpty();
    }

    private EntityExchangeResult<byte[]> tarball() {
        return client.get()
                .uri(ADDRESS)
                .header(HttpHeaders.ACCEPT_ENCODING, "gzip, br")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
    }

    private static Map<String, byte[]> unpacked(byte[] tarball) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var tar = new TarArchiveInputStream(new GzipCompressorInputStream(new ByteArrayInputStream(tarball)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        return files;
    }
}
