package dev.unspool.search;

import dev.unspool.web.ETags;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Describes the site's search to browsers (OpenSearch 1.1), which offer it in their own search bar. */
@RestController
@Hidden
class OpenSearchController {

    /** Characters that the specification allows a short name. */
    private static final int SHORT_NAME = 16;

    private static final int DESCRIPTION = 1_024;

    private static final String DOCUMENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
            <ShortName>%s</ShortName>
            <Description>%s</Description>
            <InputEncoding>UTF-8</InputEncoding>
            <Language>%s</Language>
            <Image width="32" height="32" type="image/png">%s</Image>
            <Url type="text/html" method="get" template="%s?q={searchTerms}"/>
            <Url type="application/x-suggestions+json" rel="suggestions" template="%s?q={searchTerms}"/>
            </OpenSearchDescription>
            """;

    private final byte[] document;

    OpenSearchController(Site site) {
        this.document = DOCUMENT.formatted(
                        xml(cut(site.name(), SHORT_NAME)),
                        xml(cut("Search " + site.name(), DESCRIPTION)),
                        xml(site.language()),
                        xml(site.absolute("/favicon-32.png")),
                        xml(site.absolute("/search")),
                        xml(site.absolute(SuggestionsController.BROWSERS_PATH)))
                .getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping("/opensearch.xml")
    ResponseEntity<byte[]> description() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/opensearchdescription+xml"))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .eTag(ETags.of(document))
                .body(document);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** Escapes by numbers: XML knows few of HTML's names. */
    private static String xml(String text) {
        return HtmlUtils.htmlEscapeDecimal(text);
    }
}
