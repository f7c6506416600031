package dev.unspool.syndication;

import java.util.Arrays;
import java.util.Optional;

/** The formats of feeds. Each list has one of each, below its address. */
public enum FeedFormat {
    ATOM("Atom", "atom.xml", "application/atom+xml"),
    RSS("RSS", "rss.xml", "application/rss+xml"),
    JSON("JSON Feed", "feed.json", "application/feed+json");

    private final String title;
    private final String file;
    private final String type;

    FeedFormat(String title, String file, String type) {
        this.title = title;
        this.file = file;
        this.type = type;
    }

    /** Returns the name for people. */
    public String title() {
        return title;
    }

    /** Returns the media type, without parameters. */
    public String type() {
        return type;
    }

    /** Returns the value of {@code Content-Type}; JSON is always UTF-8 (RFC 8259 section 8.1). */
    String contentType() {
        return this == JSON ? type : type + ";charset=UTF-8";
    }

    /** Returns the path of the feed of the list whose page is at {@code list}: {@code /}, or a path without a slash at its end. */
    public String pathFor(String list) {
        return list.endsWith("/") ? list + file : list + '/' + file;
    }

    /** Returns the path of the list whose feed in this format is at {@code path}; without its slash for the front page. */
    String listOf(String path) {
        return path.substring(0, path.length() - file.length() - 1);
    }

    /** Finds the format of the feed at {@code path}, if it is the path of one. */
    static Optional<FeedFormat> of(String path) {
        return Arrays.stream(values())
                .filter(format -> path.endsWith('/' + format.file))
                .findFirst();
    }
}
