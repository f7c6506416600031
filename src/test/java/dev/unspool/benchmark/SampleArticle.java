package dev.unspool.benchmark;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Author;
import dev.unspool.article.Filing;
import dev.unspool.article.Headline;
import dev.unspool.article.Image;
import dev.unspool.article.Language;
import dev.unspool.article.PublicName;
import dev.unspool.article.Section;
import dev.unspool.article.Slug;
import dev.unspool.article.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A generated article, always the same for the same number.
 *
 * @param number from 1, in order of publication
 */
public record SampleArticle(
        int number, String title, String summary, String section, List<String> tags, String author, String bodyHtml) {

    private static final Instant FIRST = Instant.parse("2020-01-01T06:00:00Z");
    private static final Duration PACE = Duration.ofMinutes(13);
    private static final int MINUTES = 3;
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> SECTIONS =
            List.of("Harbour", "City", "World", "Science", "Culture", "Sport", "Opinion", "Weather");

    private static final List<String> TAGS = names(1, 200, 1);
    private static final List<String> AUTHORS = names(2, 60, 2);

    public static SampleArticle of(int number) {
        var prose = new Prose(number);
        return new SampleArticle(
                number,
                prose.phrase(prose.between(6, 10)),
                prose.phrase(prose.between(14, 26)) + ".",
                prose.one(SECTIONS),
                Stream.generate(() -> prose.one(TAGS))
                        .limit(prose.between(0, 4))
                        .distinct()
                        .toList(),
                prose.one(AUTHORS),
                prose.body());
    }

    /** Returns the line that {@code import} reads. */
    String line() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", "specimen-" + number);
        fields.put("title", title);
        fields.put("section", section);
        fields.put("tags", tags);
        fields.put("author", author);
        fields.put("published_at", publishedAt());
        fields.put("language", "en");
        fields.put("summary", summary);
        fields.put("body_html", bodyHtml);
        fields.put("image", image());
        return JSON.writeValueAsString(fields);
    }

    /** Returns the article as the store returns it. */
    public Article article() {
        var headline = new Headline(
                new ArticleId(new UUID(number, number)),
                new PublicName(number, Slug.of(title).value()),
                1,
                new ArticleHeader(title, summary, image()),
                new Filing(
                        Section.named(section),
                        tags.stream().map(Tag::named).toList(),
                        Author.named(author),
                        new Language("en")),
                publishedAt(),
                publishedAt(),
                MINUTES);
        return new Article(headline, bodyHtml, List.of());
    }

    Instant publishedAt() {
        return FIRST.plus(PACE.multipliedBy(number));
    }

    private Image image() {
        return new Image("https://images.example/%d.jpg".formatted(number), 1600, 900, summary);
    }

    private static List<String> names(long seed, int count, int words) {
        var prose = new Prose(seed);
        return IntStream.range(0, count).mapToObj(i -> prose.phrase(words)).toList();
    }
}
