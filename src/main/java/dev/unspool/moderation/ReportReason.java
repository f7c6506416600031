package dev.unspool.moderation;

/** Why a comment that was approved waits again. No rule of the pipeline: readers report what is there already. */
final class ReportReason {

    static final String CODE = "reports";
    static final String SENTENCE = "Several readers reported it.";

    private ReportReason() {}
}
