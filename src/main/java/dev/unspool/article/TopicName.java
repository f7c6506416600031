package dev.unspool.article;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Normalizes the names of sections, tags and authors: two names are one only if they are equal afterwards. */
public final class TopicName {

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\p{IsWhite_Space}]+");

    /** Characters that are normalized: more than any name may have. A run of marks takes quadratic time. */
    private static final int LONGEST = 2_000;

    private TopicName() {}

    /** Returns the name in Unicode's form NFC, with each run of white space as one blank and none around it; as it is, if it is far too long for a name. */
    public static String normalized(String name) {
        if (name.length() > LONGEST) {
            return name;
        }
        return WHITE_SPACE
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }
}
