package dev.unspool.reader;

import dev.unspool.article.TopicKind;
import dev.unspool.feed.DirectoryLetter;
import dev.unspool.feed.DirectoryPart;
import dev.unspool.store.Directory;
import dev.unspool.store.DirectoryEntry;
import dev.unspool.web.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The data of a page of a directory: all sections, tags or authors, grouped by their first letters.
 *
 * @param letters of the whole directory, if it has several pages
 */
record DirectoryPage(PageFrame frame, Head head, TopicKind kind, DirectoryPart page, List<DirectoryLetter> letters) {

    /** Entries of a directory on one page that are still found by eye. */
    private static final int FEW = 40;

    /** The initial sounds of Korean syllables, in their order. Each begins 588 of them. */
    private static final String SOUNDS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int SYLLABLES_OF_A_SOUND = 588;

    /** Entries that begin alike. @param letter empty for ideographs, which would each be a group of their own */
    record Group(String letter, List<DirectoryEntry> entries) {}

    /** A link to where a letter begins. @param letter empty for ideographs */
    record Jump(String letter, String address) {}

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

    /** Returns links to the letters of the directory; none if it is short. */
    List<Jump> jumps() {
        var jumps = new ArrayList<Jump>();
        if (letters.isEmpty()) {
            var groups = page.items().size() > FEW ? groups() : List.<Group>of();
            groups.forEach(group -> add(jumps, group.letter(), '#' + anchor(groups.indexOf(group))));
        }
        for (var letter : letters) {
            var address = Objects.requireNonNullElse(at(kind, letter.cursor()), path(kind));
            add(jumps, letter(letter.slug()), address);
        }
        return jumps.size() > 1 ? jumps : List.of();
    }

    /** Returns the id of the group in this place. */
    static String anchor(int place) {
        return "letter-" + place;
    }

    /** Several slugs may begin with one letter in different spellings. */
    private static void add(List<Jump> jumps, String letter, String address) {
        if (jumps.stream().noneMatch(jump -> jump.letter().equals(letter))) {
            jumps.add(new Jump(letter, address));
        }
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
        var sound = (first - FIRST_SYLLABLE) / SYLLABLES_OF_A_SOUND;
        if (first >= FIRST_SYLLABLE && sound < SOUNDS.length()) {
            return SOUNDS.substring(sound, sound + 1);
        }
        return Character.isIdeographic(first) ? "" : Character.toString(first).toUpperCase(Locale.ROOT);
    }
}
