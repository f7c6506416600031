package dev.unspool.audience;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** Whose requests are not counted: machines, pages that nobody looks at yet, readers who ask not to be, and pages of other sites. */
final class Uncounted {

    /**
     * What programs call themselves: crawlers (most of them by a word of this list, as in crawler-user-agents, github.com/monperrus), what
     * fetches previews of links, browsers without a window, and libraries. A machine that wants to be taken for a reader will be.
     */
    private static final Pattern MACHINE = Pattern.compile(
            "(?<!cu)bot(\\b|_)|crawl|spider|slurp|archiver|facebookexternalhit|facebookcatalog|meta-external|whatsapp|telegram|skypeuripreview"
                    + "|preview|embedly|quora link|pinterest|vkshare|mediapartners|google-|googleother|feedfetcher|apis-google|gptbot|chatgpt"
                    + "|claude|anthropic|perplexity|bytespider|headless|phantomjs|puppeteer|playwright|selenium|webdriver|lighthouse"
                    + "|pagespeed|gtmetrix|pingdom|uptime|monitor|validator|scrap|curl|wget|python|java/|okhttp|go-http|node-fetch|axios"
                    + "|libwww|httpclient|apachebench",
            Pattern.CASE_INSENSITIVE);

    private Uncounted() {}

    static boolean is(HttpHeaders headers) {
        return isMachine(headers) || isEarly(headers) || wantsNone(headers) || isFromElsewhere(headers);
    }

    /** No browser comes without a name. */
    private static boolean isMachine(HttpHeaders headers) {
        var agent = headers.getFirst(HttpHeaders.USER_AGENT);
        return agent == null || agent.isBlank() || MACHINE.matcher(agent).find();
    }

    /** Fetched or drawn before anybody has asked for it. */
    private static boolean isEarly(HttpHeaders headers) {
        return says(headers, "Sec-Purpose", "prefetch")
                || says(headers, "Purpose", "prefetch")
                || says(headers, "X-Purpose", "preview")
                || headers.containsHeader("X-Moz");
    }

    /** Tracking Preference Expression and Global Privacy Control. */
    private static boolean wantsNone(HttpHeaders headers) {
        return says(headers, "DNT", "1") || says(headers, "Sec-GPC", "1");
    }

    /** A page elsewhere could have its visitors count here. */
    private static boolean isFromElsewhere(HttpHeaders headers) {
        return says(headers, "Sec-Fetch-Site", "cross-site");
    }

    private static boolean says(HttpHeaders headers, String name, String word) {
        var value = headers.getFirst(name);
        return value != null && value.strip().toLowerCase(Locale.ROOT).startsWith(word);
    }
}
