package dev.unspool.format;

import org.jspecify.annotations.Nullable;

/**
 * The markup of one item.
 *
 * @param line where it begins
 * @param markup from the start tag to the end tag; null if it cannot be read
 * @param fault why it cannot be read; null if it can
 */
record CutXml(long line, @Nullable String markup, @Nullable Fault fault) {

    enum Fault {
        TOO_LONG("too-long", "must not have more than " + XmlItems.MAX_ITEM + " characters"),
        NO_END(
                "malformed",
                "has no end: the file breaks off in it, or a CDATA section or comment in it is never closed");

        private final String code;
        private final String reason;

        Fault(String code, String reason) {
            this.code = code;
            this.reason = reason;
        }
    }

    Item.Rejected rejected() {
        var why = fault == null ? Fault.NO_END : fault;
        return Item.Rejected.of(ItemPlace.ofLine(line), why.code, why.reason);
    }
}
