package dev.unspool.format;

import org.jspecify.annotations.Nullable;

/**
 * The markup of one item.
 *
 * @param line where it begins
 * @param markup from the start tag to the end tag; null if it cannot be read
 * @param fault why it cannot be read; null if it can
 * @param isClosed whether it ends with its own end tag, and not where the next item begins
 */
record CutXml(long line, @Nullable String markup, @Nullable Fault fault, boolean isClosed) {

    enum Fault {
        TOO_LONG(
                "too-long",
                "must not have more than " + XmlItems.MAX_ITEM + " characters, nor more than " + XmlItems.MAX_TAGS
                        + " tags"),
        NO_END(
                "malformed",
                "has no end: the file breaks off in it, or a CDATA section or comment in it is never closed"),
        NO_END_TAG("malformed", "has no end tag before the next item begins"),
        NO_CLEAR_END(
                "malformed",
                "has no clear end: a CDATA section or comment in it may not be closed, so all up to its end is left out"),
        UNREADABLE("malformed", "is not well-formed XML");

        private final String code;
        private final String reason;

        Fault(String code, String reason) {
            this.code = code;
            this.reason = reason;
        }
    }

    Item.Rejected rejected() {
        return rejected(fault == null ? Fault.UNREADABLE : fault);
    }

    Item.Rejected rejected(Fault why) {
        return Item.Rejected.of(ItemPlace.ofLine(line), why.code, why.reason);
    }
}
