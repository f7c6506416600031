package dev.unspool.body;

import dev.unspool.article.Prose;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** A link to something that another site would show within the page, such as a video. */
record Embed(String address, String text) {

    private static final String[] SOURCES = {"src", "data", "url", "data-src", "data-lazy-src", "data-url", "data-href"
    };

    private static final Set<String> VIDEO_HOSTS = Set.of("www.youtube.com", "vimeo.com", "www.dailymotion.com");
    private static final Set<String> VIDEOS = Set.of("video", "amp-video", "amp-video-iframe");
    private static final Set<String> SOUNDS = Set.of("audio", "amp-audio");

    private static final Pattern HOST = Pattern.compile("https?://([^/?#]+)");

    /** Titles that sites give to all their frames. */
    private static final Pattern NO_TITLE = Pattern.compile(
            "(?i)(?:youtube|vimeo|dailymotion|embedded|instagram|x|twitter)?\\s?(?:video|post|content|embed|iframe|frame)?\\s?(?:player|embed|frame)?|embedded content|untitled|undefined");

    /** Characters; a longer title is a text of its own. */
    private static final int MAX_TITLE = 300;

    /** Elements that name a film by its id, with the page of the film. */
    private static final List<Numbered> NUMBERED = List.of(
            new Numbered("amp-youtube", "data-videoid", "https://www.youtube.com/watch?v="),
            new Numbered("lite-youtube", "videoid", "https://www.youtube.com/watch?v="),
            new Numbered("lite-vimeo", "videoid", "https://vimeo.com/"),
            new Numbered("amp-vimeo", "data-videoid", "https://vimeo.com/"),
            new Numbered("amp-dailymotion", "data-videoid", "https://www.dailymotion.com/video/"),
            new Numbered("amp-twitter", "data-tweetid", "https://twitter.com/i/status/"),
            new Numbered("amp-instagram", "data-shortcode", "https://www.instagram.com/p/"),
            new Numbered("amp-imgur", "data-imgur-id", "https://imgur.com/"),
            new Numbered("amp-gist", "data-gistid", "https://gist.github.com/"),
            new Numbered("amp-tiktok", "data-src", "https://www.tiktok.com/embed/"),
            new Numbered("amp-soundcloud", "data-trackid", "https://api.soundcloud.com/tracks/"));

    /** Players that show nothing outside a frame, with the page of the same film. */
    private static final List<Player> PLAYERS = List.of(
            new Player(
                    "//(?:www\\.)?youtube(?:-nocookie)?\\.com/(?:embed|v)/([\\w-]{6,20})(?:[?#].*)?",
                    "//www.youtube.com/watch?v="),
            new Player("//player\\.vimeo\\.com/video/(\\d{3,20})(?:[?#].*)?", "//vimeo.com/"),
            new Player(
                    "//(?:www\\.)?dailymotion\\.com/embed/video/(\\w{3,20})(?:[?#].*)?",
                    "//www.dailymotion.com/video/"));

    /** Reads an embedding element; empty if it names no web address. */
    static Optional<Embed> of(Element source, Addresses addresses, EmbedWords words) {
        return numbered(source)
                .or(() -> Stream.concat(Stream.of(source), source.select("source, embed, iframe").stream())
                        .flatMap(element -> Stream.of(SOURCES).map(element::attr))
                        .filter(address -> !address.isBlank())
                        .flatMap(address -> addresses.web(address).stream())
                        .findFirst())
                .map(address -> of(page(address), source, words));
    }

    /** Creates the link. */
    Element link() {
        return new Element("a").attr("href", address).attr("rel", "noopener");
    }

    private static Embed of(String address, Element source, EmbedWords words) {
        var phrase = phrase(source.normalName(), host(address), words);
        return new Embed(
                address, title(source).map(title -> title + " · " + phrase).orElse(phrase));
    }

    private static Optional<String> numbered(Element source) {
        return NUMBERED.stream()
                .filter(film -> film.element.equals(source.normalName()))
                .flatMap(film -> film.page(source).stream())
                .findFirst();
    }

    private static Optional<String> title(Element source) {
        return Stream.of("title", "aria-label", "playlabel")
                .map(name -> Prose.folded(source.attr(name)).strip())
                .filter(title -> title.length() <= MAX_TITLE && Prose.hasInk(title))
                .filter(title -> !NO_TITLE.matcher(title).matches())
                .findFirst();
    }

    private static String host(String address) {
        var matcher = HOST.matcher(address);
        return matcher.lookingAt() ? matcher.group(1) : address;
    }

    private static String phrase(String element, String host, EmbedWords words) {
        if (SOUNDS.contains(element)) {
            return words.listen(host);
        }
        return VIDEOS.contains(element) || VIDEO_HOSTS.contains(host) ? words.watch(host) : words.view(host);
    }

    private static String page(String address) {
        var colon = address.indexOf(':') + 1;
        return PLAYERS.stream()
                .flatMap(player -> player.page(address.substring(colon)).stream())
                .findFirst()
                .map(page -> "https:" + page)
                .orElse(address);
    }

    private record Numbered(String element, String attribute, String page) {

        private static final Pattern ID = Pattern.compile("[\\w-]{2,64}");

        Optional<String> page(Element source) {
            var id = source.attr(attribute).strip();
            return ID.matcher(id).matches() ? Optional.of(page + id) : Optional.empty();
        }
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
