package dev.unspool.stream;

/** How much of a corrected article a stream carries. */
enum CorrectionDetail {
    /** What changed, for readers who fetch what they show. */
    NEWS,
    /** The whole article in the API's JSON. */
    ARTICLE,
    /** The whole article, and its element as the page draws it. */
    ELEMENT;

    /**
     * @param bodies whether the stream was opened with {@code bodies=1}
     * @param html whether it was opened with {@code html=1}
     */
    static CorrectionDetail of(boolean bodies, boolean html) {
        if (!bodies) {
            return NEWS;
        }
        return html ? ELEMENT : ARTICLE;
    }
}
