package dev.unspool.comment;

import java.util.Locale;

/** What only a program does, or a reader with a page of another day: the signs of how a form was filled. */
enum Trap {

    /** The field that people do not see is filled. */
    HIDDEN_FIELD,

    /** No form was given out for this article, or nobody can tell. */
    NO_FORM,

    /** The form was given out a moment ago: nobody writes so fast. */
    TOO_FAST,

    /** The form was given out a day ago, or longer. */
    OLD_FORM;

    /** As moderators read it. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
