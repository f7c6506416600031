package dev.unspool.search;

import dev.unspool.article.ArticleId;
import dev.unspool.article.TopicKind;
import dev.unspool.cursor.SortKey;
import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads what suggestions need of published articles. */
@Component
final class SuggestionReader {

    /** Articles of a statement: some ten milliseconds. */
    private static final int STEP = 1_000;

    private static final String COLUMNS = """
            select a.id, a.published_at, a.title, a.slug, s.public_slug as section_slug, s.name as section_name, a.tag_slugs, a.tag_names,
                array(select w.public_slug where w.slug is not null) || array(select c ->> 'slug' from json_array_elements(a.coauthors) c) as author_slugs,
                array(select w.name where w.slug is not null) || array(select c ->> 'name' from json_array_elements(a.coauthors) c) as author_names
            from article a join section s on s.slug = a.section_slug left join author w on w.slug = a.author_slug
            where a.status = 'published' and\s""";

    private static final String NEWEST =
            COLUMNS + "(a.published_at, a.id) < (:at, :id) order by a.published_at desc, a.id desc limit " + STEP;

    private static final String THESE = COLUMNS + "a.id = any(:ids)";

    private final DatabaseClient database;

    SuggestionReader(DatabaseClient database) {
        this.database = database;
    }

    /** Emits the newest articles, at most {@code most}, step by step. Topics that are equal are one object in all of them. */
    Flux<List<SuggestedArticle>> newest(int most) {
        return Flux.defer(() -> {
            var known = new ConcurrentHashMap<SuggestedTopic, SuggestedTopic>();
            UnaryOperator<SuggestedTopic> once = topic -> known.computeIfAbsent(topic, Function.identity());
            return after(SortKey.NEWEST, once)
                    .expand(step -> step.size() < STEP ? Mono.empty() : after(end(step), once))
                    .take((most + STEP - 1) / STEP);
        });
    }

    /** Gives those of the articles that are published. Makes no call for none. */
    Mono<Map<ArticleId, SuggestedArticle>> these(Collection<ArticleId> articles) {
        if (articles.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(THESE)
                .bind("ids", articles.stream().map(ArticleId::value).toArray(UUID[]::new))
                .map(row -> article(new Columns(row), UnaryOperator.identity()))
                .all()
                .collectList()
                .as(RunToEnd::read)
                .map(read -> read.stream().collect(Collectors.toMap(SuggestedArticle::id, Function.identity())));
    }

    private Mono<List<SuggestedArticle>> after(SortKey key, UnaryOperator<SuggestedTopic> once) {
        return database.sql(NEWEST)
                .bind("at", key.publishedAt())
                .bind("id", key.id())
                .map(row -> article(new Columns(row), once))
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    private static SortKey end(List<SuggestedArticle> step) {
        var last = step.get(step.size() - 1);
        return SortKey.of(last.publishedAt(), last.id().value());
    }

    private static SuggestedArticle article(Columns row, UnaryOperator<SuggestedTopic> once) {
        var topics = new ArrayList<SuggestedTopic>();
        topics.add(
                once.apply(new SuggestedTopic(TopicKind.SECTION, row.text("section_slug"), row.text("section_name"))));
        addAll(TopicKind.TAG, row.texts("tag_slugs"), row.texts("tag_names"), once, topics);
        addAll(TopicKind.AUTHOR, row.texts("author_slugs"), row.texts("author_names"), once, topics);
        return new SuggestedArticle(
                new ArticleId(row.id("id")), row.instant("published_at"), row.text("title"), row.text("slug"), topics);
    }

    private static void addAll(
            TopicKind kind,
            List<String> slugs,
            List<String> names,
            UnaryOperator<SuggestedTopic> once,
            List<SuggestedTopic> topics) {
        for (var i = 0; i < slugs.size(); i++) {
            topics.add(once.apply(new SuggestedTopic(kind, slugs.get(i), names.get(i))));
        }
    }
}
