package dev.unspool.comment;

import java.util.Locale;

/** Signs that a form was filled in by a program. A reader with a page of another day shows one too. */
public enum HoneypotSign {

    /** The field that people do not see is filled in. */
    HIDDEN_FIELD("A field that people do not see was filled."),

    /** No form was issued for this article, or it cannot be verified. */
    NO_FORM("It came without the form of this article."),

    /** The form was issued a moment ago: nobody writes so fast. One that readers share is issued when its thread changes, and at the full hour. */
    TOO_FAST("The form was sent faster than people write."),

    /** The form was issued a day ago, or longer. */
    OLD_FORM("The form was more than a day old.");

    private final String sentence;

    HoneypotSign(String sentence) {
        this.sentence = sentence;
    }

    /** Returns the code in the moderators' API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns a sentence for moderators. */
    public String sentence() {
        return sentence;
    }
}
