package dev.unspool.reader;

import dev.unspool.article.Prose;
import dev.unspool.search.SearchRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What the form of the search page was sent with, right or wrong, so that it can be drawn again. A field that was left empty is as good as one that was
 * left out.
 *
 * @param q what was typed; empty before anything is
 */
record SearchForm(
        String q,
        @Nullable String section,
        @Nullable String tag,
        @Nullable String author,
        @Nullable String from,
        @Nullable String to,
        @Nullable String sort,
        @Nullable String cursor) {

    static final String PATH = "/search";

    /** Characters of a search, as the API takes them. */
    static final int MAX_LENGTH = 400;

    static SearchForm of(MultiValueMap<String, String> parameters) {
        var q = value(parameters, "q");
        return new SearchForm(
                q == null ? "" : q,
                value(parameters, "section"),
                value(parameters, "tag"),
                value(parameters, "author"),
                value(parameters, "from"),
                value(parameters, "to"),
                value(parameters, "sort"),
                value(parameters, "cursor"));
    }

    boolean isEmpty() {
        return q.isEmpty();
    }

    /** Whether anything but words narrows the search. */
    boolean isNarrowed() {
        return section != null || tag != null || author != null || from != null || to != null;
    }

    boolean isNewestFirst() {
        return "newest".equals(sort);
    }

    /** Returns the request for results. @throws dev.unspool.web.Problem that says what to change */
    SearchRequest request() {
        var parameters = new LinkedMultiValueMap<String, String>();
        add(parameters, "q", q);
        add(parameters, "section", section);
        add(parameters, "tag", tag);
        add(parameters, "author", author);
        add(parameters, "from", from);
        add(parameters, "until", to);
        add(parameters, "sort", sort);
        add(parameters, "cursor", cursor);
        return SearchRequest.of(parameters);
    }

    /** Returns the first page of the same search for other words. */
    SearchForm with(String otherWords) {
        return new SearchForm(otherWords, section, tag, author, from, to, sort, null);
    }

    SearchForm withoutTag() {
        return new SearchForm(q, section, null, author, from, to, sort, null);
    }

    SearchForm withoutAuthor() {
        return new SearchForm(q, section, tag, null, from, to, sort, null);
    }

    /** Returns the search in all sections and at all times. */
    SearchForm everywhere() {
        return new SearchForm(q, null, null, null, null, null, sort, null);
    }

    /** Returns the address of this search, at another page of it; of the first one for null. */
    String at(@Nullable String otherCursor) {
        var query = new StringJoiner("&", PATH + "?", "");
        add(query, "q", q);
        add(query, "section", section);
        add(query, "tag", tag);
        add(query, "author", author);
        add(query, "from", from);
        add(query, "to", to);
        add(query, "sort", sort);
        add(query, "cursor", otherCursor);
        return query.toString();
    }

    private static @Nullable String value(MultiValueMap<String, String> parameters, String name) {
        var value = parameters.getFirst(name);
        var cleaned = value == null ? "" : Prose.cleaned(value).strip();
        return cleaned.isEmpty() ? null : cleaned;
    }

    private static void add(MultiValueMap<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.add(name, value);
        }
    }

    private static void add(StringJoiner query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
