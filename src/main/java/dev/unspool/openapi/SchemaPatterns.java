package dev.unspool.openapi;

/**
 * Regular expressions for the schemas of the OpenAPI document. They stay within the subset that JSON Schema recommends, which every language reads:
 * without {@code \p}. Where a rule needs Unicode's tables they refuse less than the code that reads the request.
 */
public final class SchemaPatterns {

    /** Blanks, controls, and characters that nobody sees, alone. */
    private static final String UNSEEN =
            "\\u0000-\\u0020\\u007F-\\u00A0\\u00AD\\u0300-\\u036F\\u0600-\\u0605\\u061C\\u06DD\\u070F\\u115F\\u1160"
                    + "\\u1680\\u180B-\\u180F\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u2000-\\u200F\\u2028-\\u202F\\u205F-\\u206F\\u20D0-\\u20FF\\u2800"
                    + "\\u3000\\u3164\\uD800-\\uDFFF\\uFE00-\\uFE0F\\uFE20-\\uFE2F\\uFEFF\\uFFA0\\uFFF0-\\uFFFC\\uFFFE\\uFFFF";

    private static final String UNSTORABLE = "\\u0000\\uD800-\\uDFFF";

    /** Controls but those that a line of a comment can end with, and tabs. */
    private static final String CONTROLS =
            "\\u0000-\\u0008\\u000E-\\u001F\\u007F-\\u0084\\u0086-\\u009F\\uD800-\\uDFFF";

    /** Joiners are not among them: some scripts need them. */
    private static final String UNFIT_FOR_A_NAME =
            "\\u0000-\\u001F\\u007F-\\u009F\\u00AD\\u034F\\u061C\\u115F\\u1160\\u180B-\\u180F\\u200B\\u200E\\u200F\\u2028-\\u202E"
                    + "\\u2060-\\u206F\\u2800\\u3164\\uD800-\\uDFFF\\uFEFF\\uFFA0\\uFFF9-\\uFFFB";

    private static final String UNFIT_FOR_AN_ADDRESS = "\\s\\u0000-\\u0020\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF";

    private static final String SLUG_PART =
            "[^\\u0000-\\u002F\\u003A-\\u0040\\u005B-\\u0060\\u007B-\\u00A9\\u2000-\\u206F\\u3000-\\u3003\\uD800-\\uDFFF\\uFEFF]+";

    private static final String REST_OF_A_TIME =
            "-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?([Zz]|[+-](0[0-9]|1[0-7]):[0-5][0-9])$";

    /** Any text that can be stored: without U+0000 and halves of surrogate pairs. */
    public static final String TEXT = "^[^" + UNSTORABLE + "]*$";

    /** Such a text with a visible character. */
    public static final String VISIBLE = "^[^" + UNSTORABLE + "]*[^" + UNSEEN + "][^" + UNSTORABLE + "]*$";

    /** The text of a comment. */
    public static final String COMMENT = "^[^" + CONTROLS + "]*[^" + UNSEEN + "][^" + CONTROLS + "]*$";

    /** The name under a comment. */
    public static final String NAME =
            "^[^" + UNFIT_FOR_A_NAME + "]*[^" + UNSEEN + UNFIT_FOR_A_NAME + "][^" + UNFIT_FOR_A_NAME + "]*$";

    /** An id that this API gave. */
    public static final String ID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

    /** A UUID of version 7 (RFC 9562). */
    public static final String TIME_ORDERED_ID =
            "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";

    /** A UUID that a client made. */
    public static final String UUID = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";

    /** The address of a picture: absolute, or from the site's root. */
    public static final String PICTURE = "^(https?://[^/?#@\"'<>\\\\^`{|}%" + UNFIT_FOR_AN_ADDRESS + "]+([/?#][^"
            + UNFIT_FOR_AN_ADDRESS + "]*)?|/([^/\\\\" + UNFIT_FOR_AN_ADDRESS + "][^" + UNFIT_FOR_AN_ADDRESS + "]*)?)$";

    public static final String CURSOR = "^[A-Za-z0-9_-]{1,200}$";

    /** No slug looks like an id. */
    public static final String SLUG =
            "^(?![0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$)" + SLUG_PART + "(-" + SLUG_PART + ")*$";

    /** A time of RFC 3339 with its zone, from the year 1000 on. */
    public static final String TIME = "^[1-9][0-9]{3}" + REST_OF_A_TIME;

    /** Such a time from 1970 on. */
    public static final String LATE_TIME = "^(19[7-9][0-9]|[2-9][0-9]{3})" + REST_OF_A_TIME;

    /** The name of a time zone, or an offset. */
    public static final String TIME_ZONE = "^[A-Za-z0-9+:_/-]+$";

    /** A language tag of BCP 47: language, script, region, variants, private use. */
    public static final String LANGUAGE =
            "^[A-Za-z]{2,8}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))?(-[xX](-[A-Za-z0-9]{1,8})+)?$";

    /** Ranges of article numbers. */
    public static final String READ =
            "^([1-9][0-9]{0,17}(-[1-9][0-9]{0,17})?(,[1-9][0-9]{0,17}(-[1-9][0-9]{0,17})?)*)?$";

    /** The ETag of an article in the newsroom. */
    public static final String EDITION = "^\"[dv][1-9][0-9]{0,8}\"$";

    public static final String IDEMPOTENCY_KEY = "^[!-~]{1,200}$";

    private SchemaPatterns() {}
}
