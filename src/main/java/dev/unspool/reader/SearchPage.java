package dev.unspool.reader;

import dev.unspool.article.Section;
import dev.unspool.search.SearchResults;
import dev.unspool.search.SearchResults.Fragment;
import dev.unspool.search.SearchResults.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The data of the search page.
 *
 * @param results null before anything was looked for, and where it could not be
 * @param failure why it could not be; null if it could
 */
record SearchPage(
        PageFrame frame,
        Head head,
        SearchForm form,
        @Nullable SearchResults results,
        @Nullable Failure failure,
        @Nullable String script) {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** A result: what lists show of an article, and the passage for which it was found. */
    record Found(Story story, List<Fragment> passage) {}

    /** Why a search could not be done. @param traceId as in a {@link Notice} */
    record Failure(String words, @Nullable String traceId) {}

    List<Found> found() {
        return results == null
                ? List.of()
                : results.items().stream()
                        .map(result -> new Found(new Story(result.headline(), frame.site()), result.passage()))
                        .toList();
    }

    boolean isClosest() {
        return results != null && results.match() == Match.CLOSEST;
    }

    boolean isIncomplete() {
        return results != null && !results.isComplete();
    }

    /** Returns the address of the search with its misspelt words corrected; null if none is. */
    @Nullable
    String meant() {
        return results == null || results.didYouMean() == null
                ? null
                : form.with(results.didYouMean()).at(null);
    }

    @Nullable
    String next() {
        return results == null || results.next() == null ? null : form.at(results.next());
    }

    /** Returns the sections to choose from: those of the navigation, and the chosen one if it is none of them. */
    List<Section> sections() {
        var chosen = form.section();
        if (chosen == null
                || frame.sections().stream().anyMatch(section -> section.slug().equals(chosen))) {
            return frame.sections();
        }
        var sections = new ArrayList<>(frame.sections());
        sections.add(new Section(chosen, chosen));
        return sections;
    }

    boolean isChosen(Section section) {
        return section.slug().equals(form.section());
    }

    /** Returns the text for the field, no longer than the field allows. */
    String words() {
        var q = form.q();
        if (q.length() <= SearchForm.MAX_LENGTH) {
            return q;
        }
        var isWithinPair = Character.isHighSurrogate(q.charAt(SearchForm.MAX_LENGTH - 1));
        return q.substring(0, SearchForm.MAX_LENGTH - (isWithinPair ? 1 : 0));
    }

    /** Returns a day as the field of a form takes it; null for any other text. */
    @Nullable
    String day(@Nullable String text) {
        return text != null && DAY.matcher(text).matches() ? text : null;
    }
}
