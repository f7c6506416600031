package dev.unspool.search;

import dev.unspool.cursor.FeedFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a search looks for, as queries in PostgreSQL's {@code tsquery}. Every lexeme is quoted. */
record WordQuery(List<ReadTerm> terms) {

    /** Up to so many words, articles that lack one of them come close. With more, a third of the words must match. */
    private static final int FEW = 8;

    private static final int GROUPS = 3;

    /** Whether there is a word that articles must have. */
    boolean isEmpty() {
        return wanted().findAny().isEmpty();
    }

    /** Returns the query for articles that have all that is looked for and nothing that is excluded. */
    String strict() {
        var strict = wanted().filter(ReadTerm::isStrict).map(ReadTerm::query).toList();
        var required = strict.isEmpty() ? wanted().map(ReadTerm::query).toList() : strict;
        return Stream.concat(required.stream(), excluded()).collect(Collectors.joining(" & "));
    }

    /** Whether there are enough words that some may be missing. */
    boolean canBeRelaxed() {
        return strictWords().size() >= GROUPS;
    }

    /** Returns the query for articles that have most of the words. */
    String relaxed() {
        var words = strictWords();
        var isShort = words.size() <= FEW && words.stream().noneMatch(Word::isDense);
        var ways = isShort ? withoutOneEach(words) : thirds(words);
        return Stream.concat(Stream.of("(" + String.join(" | ", ways) + ")"), excluded())
                .collect(Collectors.joining(" & "));
    }

    /** Returns the query for any of the words, by which results are ranked. */
    String any() {
        return words().map(word -> word.query(false)).collect(Collectors.joining(" | "));
    }

    /** Returns the query for all words in a row, which rank higher. */
    String inARow() {
        return words().map(Word::quoted).collect(Collectors.joining(" <-> "));
    }

    /** Returns a query for what the filter's keys select, to follow others; empty if that is all. */
    static String filter(FeedFilter keys) {
        var lexemes = new ArrayList<String>();
        add(lexemes, "#s", keys.section());
        add(lexemes, "#t", keys.tag());
        add(lexemes, "#a", keys.author());
        return lexemes.stream().map(lexeme -> " & " + lexeme).collect(Collectors.joining());
    }

    /** Returns the beginning of the word that the reader may still be typing; empty if there is none. */
    String lastPrefix() {
        var last = terms.isEmpty() ? null : terms.get(terms.size() - 1);
        return last == null || !last.term().isPrefix() || last.words().isEmpty()
                ? ""
                : last.words().get(last.words().size() - 1).prefix();
    }

    /** Returns the words that are looked for, in their order. */
    Stream<Word> words() {
        return wanted().flatMap(term -> term.words().stream());
    }

    private static void add(List<String> lexemes, String kind, @Nullable String key) {
        if (key != null) {
            lexemes.add(Word.quoted(kind + key));
        }
    }

    private Stream<ReadTerm> wanted() {
        return terms.stream()
                .filter(term -> !term.term().isExcluded() && !term.words().isEmpty());
    }

    private Stream<String> excluded() {
        return terms.stream()
                .filter(term -> term.term().isExcluded() && !term.words().isEmpty())
                .map(term -> "!" + term.query());
    }

    private List<Word> strictWords() {
        return words().filter(word -> !word.isCommon()).toList();
    }

    private static List<String> withoutOneEach(List<Word> words) {
        return IntStream.range(0, words.size())
                .mapToObj(missing -> all(IntStream.range(0, words.size())
                        .filter(i -> i != missing)
                        .mapToObj(words::get)
                        .toList()))
                .toList();
    }

    private static List<String> thirds(List<Word> words) {
        return IntStream.range(0, GROUPS)
                .mapToObj(
                        group -> all(words.subList(group * words.size() / GROUPS, (group + 1) * words.size() / GROUPS)))
                .toList();
    }

    private static String all(List<Word> words) {
        return words.stream().map(word -> word.query(false)).collect(Collectors.joining(" & ", "(", ")"));
    }
}
