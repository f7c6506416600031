package dev.unspool.newsroom;

import dev.unspool.article.ArticleId;
import dev.unspool.audience.Figure;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The audience figures of an article in the newsroom's API. */
@Schema(name = "ArticleAudience")
record FiguresJson(
        @Schema(description = "The id of the article.") String id,

        @Schema(description = "Times that a reader had the article before their eyes, one for each visit.")
        long views,

        @Schema(description = "How far readers went.") Depth depth,
        @Schema(description = "How often it was passed on.") Shares shares) {

    static FiguresJson of(ArticleId article, Map<Figure, Long> figures) {
        return new FiguresJson(article.toString(), count(figures, Figure.VIEWS), Depth.of(figures), Shares.of(figures));
    }

    @Schema(name = "ReadingDepth", description = "How far the views went. A view whose page never said so went to 0.")
    record Depth(
            @Schema(description = "In percent; null without views.") @Nullable
            Double average,

            @Schema(description = "Views that reached 25 %.")
            long quarter,

            @Schema(description = "50 %.") long half,
            @Schema(description = "75 %.") long threeQuarters,
            @Schema(description = "The end.") long whole) {

        static Depth of(Map<Figure, Long> figures) {
            long views = count(figures, Figure.VIEWS);
            return new Depth(
                    views == 0 ? null : Math.round(10.0 * count(figures, Figure.DEPTH) / views) / 10.0,
                    count(figures, Figure.QUARTER),
                    count(figures, Figure.HALF),
                    count(figures, Figure.THREE_QUARTERS),
                    count(figures, Figure.WHOLE));
        }
    }

    @Schema(name = "Shares", description = "Times that a share link or button was used.")
    record Shares(
            @Schema(description = "In all.") long all,
            @Schema(description = "On Facebook.") long facebook,
            @Schema(description = "On X.") long x,
            @Schema(description = "On LinkedIn.") long linkedin,
            @Schema(description = "By copying the address.") long copy,

            @Schema(description = "By the share sheet of the system.")
            long sheet) {

        static Shares of(Map<Figure, Long> figures) {
            return new Shares(
                    Figure.TARGETS.stream()
                            .mapToLong(target -> count(figures, target))
                            .sum(),
                    count(figures, Figure.FACEBOOK),
                    count(figures, Figure.X),
                    count(figures, Figure.LINKEDIN),
                    count(figures, Figure.COPY),
                    count(figures, Figure.SHEET));
        }
    }

    private static long count(Map<Figure, Long> figures, Figure figure) {
        return figures.getOrDefault(figure, 0L);
    }
}
