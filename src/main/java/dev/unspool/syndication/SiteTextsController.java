package dev.unspool.syndication;

import dev.unspool.web.ETags;
import dev.unspool.web.Problem;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Texts about the site for programs, each if a setting asks for it. */
@RestController
@Hidden
class SiteTextsController {

    private static final String A_DAY = "public, max-age=86400";

    /** How long the contacts may be believed: half of the year that RFC 9116 section 2.5.5 recommends at most. */
    private static final Duration VALID_FOR = Duration.ofDays(180);

    private static final String LLMS = """
            # %s

            > %s

            ## Articles

            %s- [Sitemap](%s)

            ## For programs

            - [Interface (OpenAPI)](%s)
            - [Stream (AsyncAPI)](%s)
            - [Guide](%s)
            """;

    private final Site site;
    private final SyndicationSettings settings;
    private final SecurityTxtSettings security;
    private final Clock clock;

    SiteTextsController(Site site, SyndicationSettings settings, SecurityTxtSettings security, Clock clock) {
        this.site = site;
        this.settings = settings;
        this.security = security;
        this.clock = clock;
    }

    @GetMapping("/.well-known/security.txt")
    ResponseEntity<byte[]> security() {
        if (security.contact().isEmpty()) {
            throw Problem.notFound("This site names no contact for security.");
        }
        var lines = new ArrayList<String>();
        security.contact().forEach(contact -> add(lines, "Contact", contact));
        add(lines, "Expires", clock.instant().truncatedTo(ChronoUnit.DAYS).plus(VALID_FOR));
        add(lines, "Encryption", security.encryption());
        add(lines, "Preferred-Languages", site.language());
        add(lines, "Canonical", site.absolute("/.well-known/security.txt"));
        add(lines, "Policy", security.policy());
        return answer(String.join("", lines), MediaType.TEXT_PLAIN);
    }

    @GetMapping("/llms.txt")
    ResponseEntity<byte[]> llms() {
        if (!settings.llms()) {
            throw Problem.notFound("This site has no text for language models.");
        }
        var feeds = Arrays.stream(FeedFormat.values())
                .map(format ->
                        "- [Newest articles (%s)](%s)\n".formatted(format.title(), site.absolute(format.pathFor("/"))))
                .collect(Collectors.joining());
        return answer(
                LLMS.formatted(
                        site.name(),
                        site.tagline(),
                        feeds,
                        site.absolute(Sitemaps.INDEX),
                        site.absolute("/openapi.json"),
                        site.absolute("/asyncapi.json"),
                        site.absolute("/docs")),
                MediaType.TEXT_MARKDOWN);
    }

    private static void add(List<String> lines, String field, @Nullable Object value) {
        if (value != null) {
            lines.add(field + ": " + value + "\n");
        }
    }

    private static ResponseEntity<byte[]> answer(String text, MediaType type) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(new MediaType(type, StandardCharsets.UTF_8))
                .header(HttpHeaders.CACHE_CONTROL, A_DAY)
                .eTag(ETags.of(body))
                .body(body);
    }
}
