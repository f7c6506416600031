package dev.unspool.store;

import dev.unspool.article.Author;
import dev.unspool.article.TopicKind;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds sections, tags and authors by any slug that they have or had. Fails as {@link ArticleStore} does. */
@Component
public final class Topics {

    private static final String KEYS = """
            select (select topic from topic_slug where kind = 'section' and slug = :section) as section,
                   (select topic from topic_slug where kind = 'tag' and slug = :tag) as tag,
                   (select topic from topic_slug where kind = 'author' and slug = :author) as author""";

    private final DatabaseClient database;

    Topics(DatabaseClient database) {
        this.database = database;
    }

    /** Finds the topic that has this slug, or had it, or empty. */
    public Mono<Topic> find(TopicKind kind, String slug) {
        return database.sql(sql(kind))
                .bind("slug", slug)
                .map(row -> topic(kind, new Columns(row)))
                .one()
                .as(RunToEnd::read);
    }

    /**
     * Returns the filter with the keys of its topics in place of the slugs that a client sent. A slug that no topic ever had stays: it selects
     * nothing. Makes no call for a filter without parts.
     */
    public Mono<FeedFilter> keys(FeedFilter sent) {
        if (sent.equals(FeedFilter.ALL)) {
            return Mono.just(sent);
        }
        var statement = bind(database.sql(KEYS), "section", sent.section());
        statement = bind(statement, "tag", sent.tag());
        return bind(statement, "author", sent.author())
                .map(row -> keys(sent, new Columns(row)))
                .one()
                .as(RunToEnd::read);
    }

    private static FeedFilter keys(FeedFilter sent, Columns row) {
        return new FeedFilter(
                key(sent.section(), row.textOrNull("section")),
                key(sent.tag(), row.textOrNull("tag")),
                key(sent.author(), row.textOrNull("author")));
    }

    private static @Nullable String key(@Nullable String sent, @Nullable String found) {
        return found == null ? sent : found;
    }

    private static String sql(TopicKind kind) {
        return switch (kind) {
            case SECTION -> """
                select t.slug as key, t.public_slug as slug, t.name, log.epoch as log_epoch, log.seq as log_seq,
                       log.number as log_number
                from topic_slug h join section t on t.slug = h.topic
                cross join change_log_head log where h.kind = 'section' and h.slug = :slug""";
            case TAG -> """
                select t.slug as key, t.public_slug as slug, t.name, log.epoch as log_epoch, log.seq as log_seq,
                       log.number as log_number
                from topic_slug h join tag t on t.slug = h.topic
                cross join change_log_head log where h.kind = 'tag' and h.slug = :slug""";
            case AUTHOR -> """
                select t.slug as key, t.public_slug as slug, t.name, log.epoch as log_epoch, log.seq as log_seq,
                       log.number as log_number, t.id, t.bio, t.avatar
                from topic_slug h join author t on t.slug = h.topic
                cross join change_log_head log where h.kind = 'author' and h.slug = :slug""";
        };
    }

    private static Topic topic(TopicKind kind, Columns row) {
        var author = kind == TopicKind.AUTHOR ? author(row) : null;
        return new Topic(row.text("key"), row.text("slug"), row.text("name"), author, LogHead.of(row));
    }

    private static Author author(Columns row) {
        return new Author(
                row.id("id").toString(),
                null,
                row.text("slug"),
                row.text("name"),
                row.textOrNull("bio"),
                row.textOrNull("avatar"),
                null);
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, String name, @Nullable String value) {
        return value == null ? statement.bindNull(name, String.class) : statement.bind(name, value);
    }
}
