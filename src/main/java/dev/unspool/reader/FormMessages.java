package dev.unspool.reader;

import dev.unspool.web.Fault;
import dev.unspool.web.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The messages about a form, in words for readers. The template hands them to the script as well, by the same codes. */
final class FormMessages {

    static final String NAME_REQUIRED = "Please give a name.";
    static final String NAME_INVISIBLE = "Please give a name of one line, in letters that everybody can see.";
    static final String NAME_TOO_LONG = "Please give a shorter name: at most 60 characters.";
    static final String TEXT_REQUIRED = "Please write something first.";
    static final String TEXT_TOO_LONG = "Please shorten it: at most 5,000 characters.";
    static final String TEXT_CONTROL = "Please take out the characters that cannot be shown.";
    static final String PARENT = "The comment that you answer is no longer here.";

    private static final Map<String, String> WORDS = Map.of(
            "name required", NAME_REQUIRED,
            "name invisible", NAME_INVISIBLE,
            "name too-long", NAME_TOO_LONG,
            "text required", TEXT_REQUIRED,
            "text too-long", TEXT_TOO_LONG,
            "text control-character", TEXT_CONTROL);

    private FormMessages() {}

    /** Returns the messages by field; empty if {@code problem} is not about fields. */
    static Map<String, String> of(Problem problem) {
        var words = new LinkedHashMap<String, String>();
        if (problem.members().get("errors") instanceof List<?> errors) {
            for (var error : errors) {
                if (error instanceof Fault fault) {
                    words.putIfAbsent(fault.field(), words(fault));
                }
            }
        }
        return words;
    }

    private static String words(Fault fault) {
        return fault.field().equals("parentId")
                ? PARENT
                : WORDS.getOrDefault(
                        fault.field() + ' ' + fault.code(), "Please change this: it " + fault.message() + '.');
    }
}
