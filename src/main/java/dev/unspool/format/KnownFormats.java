package dev.unspool.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All formats that can be read. */
public final class KnownFormats {

    /** JSON Lines is last, since everything else is a line that is no article. */
    private static final List<Format> ALL = List.of(
            new WxrFormat(), new NewsFeedFormat(), new JsonFeedFormat(), new GhostFormat(), new JsonLinesFormat());

    private KnownFormats() {}

    public static Optional<Format> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /** Returns the names, with commas between them. */
    public static String names() {
        return ALL.stream().map(Format::name).collect(Collectors.joining(", "));
    }

    /** Returns the format of a file by how it begins; JSON Lines if that is no other format's. */
    public static Format of(FileBeginning beginning) {
        return ALL.stream()
                .filter(format -> format.recognises(beginning))
                .findFirst()
                .orElseThrow();
    }
}
