package dev.unspool.audience;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** Recognises requests that are not counted: those of programs, of prefetches, and of readers who ask not to be tracked. */
final class ExcludedRequests {

    /**
     * Words in the {@code User-Agent} of programs: crawlers (most of them have a word of this list, as in crawler-user-agents, github.com/monperrus),
     * fetchers of link previews, headless browsers, and libraries. A program that pretends to be a browser is not recognised.
     */
    private static final Pattern PROGRAM = Pattern.compile(
            "(?<!cu)bot(\\b|_)|crawl|spider|slurp|archiver|facebookexternalhit|facebookcatalog|meta-external|whatsapp|telegram|skypeuripreview"
                    + "|preview|embedly|quora link|pinterest|vkshare|mediapartners|google-|googleother|feedfetcher|apis-google|gptbot|chatgpt"
                    + "|claude|anthropic|perplexity|bytespider|headless|phantomjs|puppeteer|playwright|selenium|webdriver|lighthouse"
                    + "|pagespeed|gtmetrix|pingdom|uptime|monitor|validator|scrap|curl|wget|python|java/|okhttp|go-http|node-fetch|axios"
                    + "|libwww|httpclient|apachebench",
            Pattern.CASE_INSENSITIVE);

    private ExcludedRequests() {}

    static boolean matches(HttpHeaders headers) {
        return isProgram(headers) || isPrefetch(headers) || isOptOut(headers);
    }

    /** Whether a program sent it. Every browser sends a {@code User-Agent}. */
    private static boolean isProgram(HttpHeaders headers) {
        var agent = headers.getFirst(HttpHeaders.USER_AGENT);
        return agent == null || agent.isBlank() || PROGRAM.matcher(agent).find();
    }

    /** Whether it was fetched or rendered before anybody asked for it. */
    private static boolean isPrefetch(HttpHeaders headers) {
        return says(headers, "Sec-Purpose", "prefetch")
                || says(headers, "Purpose", "prefetch")
                || says(headers, "X-Purpose", "preview")
                || headers.containsHeader("X-Moz");
    }

    /** Whether the reader asks not to be tracked (Tracking Preference Expression, Global Privacy Control). */
    private static boolean isOptOut(HttpHeaders headers) {
        return says(headers, "DNT", "1") || says(headers, "Sec-GPC", "1");
    }

    private static boolean says(HttpHeaders headers, String name, String word) {
        var value = headers.getFirst(name);
        return value != null && value.strip().toLowerCase(Locale.ROOT).startsWith(word);
    }
}
