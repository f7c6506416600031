package dev.unspool.badday;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Titles of the articles that the suite publishes, which identify them. */
final class Titles {

    private static final Pattern TITLE = Pattern.compile("Story [0-9a-f]{8}");

    private Titles() {}

    static String of(int number) {
        return "Story %08x".formatted(number);
    }

    /** Returns the titles of a page of the API, in order. */
    static List<String> in(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> item.path("title").asString())
                .toList();
    }

    /** Returns the titles that an HTML page shows, in order, each once: links and pictures name the title again. */
    static List<String> in(String html) {
        return TITLE.matcher(html)
                .results()
                .map(match -> match.group())
                .distinct()
                .toList();
    }
}
