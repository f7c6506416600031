package dev.unspool.comment;

import java.util.Locale;

/** What only a program does, or a reader with a page of another day: the signs of how a form was filled. */
public enum Trap {

    /** The field that people do not see is filled. */
    HIDDEN_FIELD("A field that people do not see was filled."),

    /** No form was given out for this article, or nobody can tell. */
    NO_FORM("It came without the form of this article."),

    /** The form was given out a moment ago: nobody writes so fast. */
    TOO_FAST("The form was sent faster than people write."),

    /** The form was given out a day ago, or longer. */
    OLD_FORM("The form was more than a day old.");

    private final String sentence;

    Trap(String sentence) {
        this.sentence = sentence;
    }

    /** As moderators read it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The same as a sentence. */
    public String sentence() {
        return sentence;
    }
}
