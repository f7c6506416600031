package dev.unspool.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.store.TestArticles;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What the tests of feeds and sitemaps share: an empty site, and a strict reader of XML. */
@SiteTest(database = SiteTest.SHARED)
abstract class FeedTest {

    static final Duration LIMIT = Duration.ofSeconds(60);
    static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    @Autowired
    TestSite site;

    TestArticles articles;
    private WebTestClient client;

    @BeforeEach
    void emptyTheSite() {
        articles = site.emptied();
        client = WebTestClient.bindToServer()
                .baseUrl(site.address())
                .responseTimeout(LIMIT)
                .build();
    }

    /** Requests an address, absolute or not, whatever its status. The site's own address is another one in tests. */
    EntityExchangeResult<byte[]> get(String address, String... headers) {
        var request = client.get().uri(URI.create(site.address() + address.replaceFirst("^https?://[^/]+", "")));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.exchange().expectBody().returnResult();
    }

    int status(String address, String... headers) {
        return get(address, headers).getStatus().value();
    }

    String text(String address) {
        var answer = get(address);
        assertThat(answer.getStatus().value()).as(address).isEqualTo(200);
        return new String(answer.getResponseBody(), StandardCharsets.UTF_8);
    }

    HttpHeaders headers(String address) {
        return get(address).getResponseHeaders();
    }

    Document xml(String address) {
        return parsed(text(address));
    }

    static Document parsed(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception malformed) {
            throw new AssertionError(xml, malformed);
        }
    }

    static List<Element> all(Document document, String name) {
        var found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    static List<Element> all(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    static String one(Element parent, String name) {
        var found = all(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    /** Returns the address of the feed's own link with this relation; empty if there is none. */
    static String link(Document feed, String element, String relation) {
        return all(feed, element).stream()
                .filter(link -> link.getAttribute("rel").equals(relation)
                        && !link.getParentNode().getNodeName().equals("entry"))
                .map(link -> link.getAttribute("href"))
                .findFirst()
                .orElse("");
    }
}
