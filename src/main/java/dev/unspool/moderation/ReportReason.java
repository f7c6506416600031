package dev.unspool.moderation;

/** The reason by which an approved comment waits again. It is not one of the rules, since reports concern comments that exist already. */
final class ReportReason {

    static final String CODE = "reports";
    static final String SENTENCE = "Several readers reported it.";

    private ReportReason() {}
}
