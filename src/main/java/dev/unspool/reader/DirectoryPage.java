package dev.unspool.reader;

import dev.unspool.article.TopicKind;
import dev.unspool.feed.DirectoryPart;
import dev.unspool.store.Directory;
import dev.unspool.store.DirectoryEntry;
import dev.unspool.web.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The data of a page of a directory: all sections, tags or authors, grouped by their first letters. */
record DirectoryPage(PageFrame frame, Head head, TopicKind kind, DirectoryPart page) {

    /** Entries that begin alike. @param letter empty for ideographs, which would each be a group of their own */
    record Group(String letter, List<DirectoryEntry> entries) {}

    static String path(TopicKind kind) {
        return switch (kind) {
            case SECTION -> Site.SECTIONS;
            case TAG -> Site.TAGS;
            case AUTHOR -> Site.AUTHORS;
        };
    }

    static String title(TopicKind kind) {
        return switch (kind) {
            case SECTION -> "All sections";
            case TAG -> "All tags";
            case AUTHOR -> "All authors";
        };
    }

    /** Returns the words for a directory without entries. */
    static String nothing(TopicKind kind) {
        return switch (kind) {
            case SECTION -> "No section has an article yet.";
            case TAG -> "No article has a tag yet.";
            case AUTHOR -> "No article names an author yet.";
        };
    }

    String heading() {
        return title(kind);
    }

    String empty() {
        return nothing(kind);
    }

    List<TopicKind> otherKinds() {
        return List.of(TopicKind.values()).stream()
                .filter(other -> other != kind)
                .toList();
    }

    List<Group> groups() {
        var groups = new ArrayList<Group>();
        for (var entry : page.items()) {
            var letter = letter(entry.slug());
            var last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last == null || !last.letter().equals(letter)) {
                last = new Group(letter, new ArrayList<>());
                groups.add(last);
            }
            last.entries().add(entry);
        }
        return groups;
    }

    String path(DirectoryEntry entry) {
        return switch (kind) {
            case SECTION -> frame.site().sectionPath(entry.slug());
            case TAG -> frame.site().tagPath(entry.slug());
            case AUTHOR -> frame.site().authorPath(entry.slug());
        };
    }

    /** Returns text such as "12 articles". */
    String articles(DirectoryEntry entry) {
        return switch (entry.articles()) {
            case 1 -> "1 article";
            case Directory.COUNTED -> Directory.COUNTED + "+ articles";
            default -> entry.articles() + " articles";
        };
    }

    @Nullable
    String next() {
        return at(kind, page.next());
    }

    @Nullable
    String previous() {
        return at(kind, page.previous());
    }

    /** Returns the address of the page at {@code cursor}; null for null. */
    static @Nullable String at(TopicKind kind, @Nullable String cursor) {
        return cursor == null ? null : path(kind) + "?cursor=" + cursor;
    }

    private static String letter(String slug) {
        var first = slug.codePointAt(0);
        if (Character.isDigit(first)) {
            return "0–9";
        }
        return Character.isIdeographic(first) ? "" : Character.toString(first).toUpperCase(Locale.ROOT);
    }
}
