package dev.unspool.body;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** What another site would show within the page, as a link to it. */
record Embed(String address, String text) {

    private static final String[] SOURCES = {"src", "data", "data-src", "data-lazy-src"};

    private static final Set<String> VIDEO_HOSTS = Set.of("www.youtube.com", "vimeo.com", "www.dailymotion.com");

    private static final Pattern HOST = Pattern.compile("https?://([^/?#]+)");

    /** Players show nothing outside of a frame; the same film has a page. */
    private static final List<Player> PLAYERS = List.of(
            new Player(
                    "//(?:www\\.)?youtube(?:-nocookie)?\\.com/embed/([\\w-]{6,20})(?:[?#].*)?",
                    "//www.youtube.com/watch?v="),
            new Player("//player\\.vimeo\\.com/video/(\\d{3,20})(?:[?#].*)?", "//vimeo.com/"),
            new Player(
                    "//(?:www\\.)?dailymotion\\.com/embed/video/(\\w{3,20})(?:[?#].*)?",
                    "//www.dailymotion.com/video/"));

    /** Empty where no address in the web is given. */
    static Optional<Embed> of(Element source) {
        return Stream.concat(Stream.of(source), source.select("source").stream())
                .flatMap(element -> Stream.of(SOURCES).map(element::attr))
                .flatMap(address -> Address.web(address).stream())
                .findFirst()
                .map(address -> of(page(address), source.normalName()));
    }

    /** Says its language: the words are ours, whatever language the article is in. */
    Element link() {
        return new Element("a")
                .attr("href", address)
                .attr("rel", "noopener")
                .attr("lang", "en")
                .attr("dir", "ltr");
    }

    private static Embed of(String address, String element) {
        var host = host(address);
        return new Embed(address, verb(element, host) + " on " + host);
    }

    private static String host(String address) {
        var matcher = HOST.matcher(address);
        return matcher.lookingAt() ? matcher.group(1) : address;
    }

    private static String verb(String element, String host) {
        if (element.equals("audio")) {
            return "Listen";
        }
        return element.equals("video") || VIDEO_HOSTS.contains(host) ? "Watch" : "View";
    }

    private static String page(String address) {
        var colon = address.indexOf(':') + 1;
        return PLAYERS.stream()
                .flatMap(player -> player.page(address.substring(colon)).stream())
                .findFirst()
                .map(page -> "https:" + page)
                .orElse(address);
    }

    private record Player(Pattern frame, String page) {

        Player(String frame, String page) {
            this(Pattern.compile(frame), page);
        }

        Optional<String> page(String address) {
            var matcher = frame.matcher(address);
            return matcher.matches() ? Optional.of(page + matcher.group(1)) : Optional.empty();
        }
    }
}
