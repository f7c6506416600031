package dev.unspool.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest headlines laid out as the upper half of a newspaper's front page. The rest follows as a list.
 *
 * @param lead the largest one
 * @param seconds the column beside it
 * @param thirds the row beneath
 */
record Front(Story lead, List<Story> seconds, List<Story> thirds) {

    /** Only one of the newest may lead: a good picture does not make old news new. */
    private static final int LEAD_AMONG = 5;

    private static final int SECONDS = 4;
    private static final int THIRDS = 3;

    /** The first of the newest that has a picture leads, else the very first. */
    static Front of(List<Story> newest) {
        var lead = newest.stream()
                .limit(LEAD_AMONG)
                .filter(story -> story.headline().image() != null)
                .findFirst()
                .orElse(newest.get(0));
        var others = without(lead, newest);
        return new Front(lead, part(others, 0, SECONDS), part(others, SECONDS, SECONDS + THIRDS));
    }

    /** Returns those of {@code newest} that are not in this layout, in reading order. */
    List<Story> rest(List<Story> newest) {
        return part(without(lead, newest), SECONDS + THIRDS, newest.size());
    }

    private static List<Story> without(Story lead, List<Story> stories) {
        var others = new ArrayList<>(stories);
        others.remove(lead);
        return others;
    }

    private static List<Story> part(List<Story> stories, int from, int to) {
        return stories.subList(Math.min(from, stories.size()), Math.min(to, stories.size()));
    }
}
