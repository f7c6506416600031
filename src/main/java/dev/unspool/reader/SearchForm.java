package dev.unspool.reader;

import dev.unspool.article.Prose;
import dev.unspool.search.SearchRequest;
import dev.unspool.web.QueryRule;
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

    static final String Q = "q";
    static final String SECTION = "section";
    static final String TAG = "tag";
    static final String AUTHOR = "author";
    static final String FROM = "from";
    static final String TO = "to";
    static final String SORT = "sort";
    static final String CURSOR = "cursor";

    static final QueryRule QUERY = QueryRule.page(Q, SECTION, TAG, AUTHOR, FROM, TO, SORT, CURSOR);

    static SearchForm of(MultiValueMap<String, String> parameters) {
        var q = value(parameters, Q);
        return new SearchForm(
                q == null ? "" : q,
                value(parameters, SECTION),
                value(parameters, TAG),
                value(parameters, AUTHOR),
                value(parameters, FROM),
                value(parameters, TO),
                value(parameters, SORT),
                value(parameters, CURSOR));
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
        add(parameters, Q, q);
        add(parameters, SECTION, section);
        add(parameters, TAG, tag);
        add(parameters, AUTHOR, author);
        add(parameters, FROM, from);
        add(parameters, "until", to);
        add(parameters, SORT, sort);
        add(parameters, CURSOR, cursor);
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
        add(query, Q, q);
        add(query, SECTION, section);
        add(query, TAG, tag);
        add(query, AUTHOR, author);
        add(query, FROM, from);
        add(query, TO, to);
        add(query, SORT, sort);
        add(query, CURSOR, otherCursor);
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
