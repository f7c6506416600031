package dev.unspool.schedule;

/** Reports that a scheduled change can no longer be made. Nothing was written. */
public final class ImpossibleSchedule extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Characters of a detail: a reason, never a text. */
    private static final int MAX_DETAIL = 500;

    private final String code;

    /**
     * Creates a report.
     *
     * @param code for programs
     * @param detail for people; the rest of a long one is cut off
     */
    public ImpossibleSchedule(String code, String detail) {
        super(detail.substring(0, Math.min(detail.length(), MAX_DETAIL)), null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
