package dev.unspool.ledger;

import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.article.TopicKind;
import dev.unspool.database.Columns;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.database.RunToEnd;
import dev.unspool.database.Transactions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads and changes sections, tags and authors. A change, its copies in articles and both logs are written in one transaction or not at all. */
@Component
public final class TopicLedger {

    private static final Logger LOG = LoggerFactory.getLogger(TopicLedger.class);

    private final NewsroomDatabase database;
    private final Transactions transaction;
    private final TopicCopies copies;
    private final DraftTopics drafts;

    @Autowired
    TopicLedger(NewsroomDatabase database, PublishingTransaction transaction, TopicCopies copies, DraftTopics drafts) {
        this(database, (Transactions) transaction, copies, drafts);
    }

    TopicLedger(NewsroomDatabase database, Transactions transaction, TopicCopies copies, DraftTopics drafts) {
        this.database = database;
        this.transaction = transaction;
        this.copies = copies;
        this.drafts = drafts;
    }

    /** Finds the topic with this id, or empty. */
    public Mono<StoredTopic> find(TopicKind kind, UUID id) {
        return stored(kind, id).as(RunToEnd::read);
    }

    /** Finds the topic that has this slug, or had it, or empty. */
    public Mono<StoredTopic> find(TopicKind kind, String slug) {
        var sql = TopicEditSql.select(kind)
                + "where t.slug = (select topic from topic_slug where kind = :kind and slug = :slug)";
        return topic(kind, database.sql(sql).bind("kind", kind.code()).bind("slug", slug))
                .as(RunToEnd::read);
    }

    /** Lists at most {@code limit} topics with ids below {@code before}, in falling order of their ids. */
    public Mono<List<StoredTopic>> list(TopicKind kind, UUID before, int limit) {
        return database.sql(TopicEditSql.select(kind) + "where t.id < :before order by t.id desc limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> StoredTopic.of(kind, new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    /**
     * Changes a topic; gives the seq of the newest change after it, or is empty if no topic has the id. A patch that changes nothing writes
     * nothing. Where very many articles hold a copy, {@link TopicCopies} writes the rest of them within seconds. Fails with {@link StaleEdition} if the
     * topic was changed since it was read, and with {@link DraftRejected} if the name is that of another, or the slug one that another has or had.
     */
    public Mono<Long> change(TopicEdit edit, TopicPatch patch) {
        return checked(edit)
                .flatMap(topic -> change(edit, topic, topic.with(patch)))
                .as(RunToEnd::despiteCancel);
    }

    private Mono<Long> change(TopicEdit edit, StoredTopic before, StoredTopic after) {
        return drafts.rename(before, after)
                .then(Mono.defer(() -> seq(database.sql(LedgerSql.LOCK))))
                .zipWhen(last -> checked(edit), (last, current) -> last)
                .flatMap(last -> change(edit, before, after, last))
                .as(transaction::transactional)
                .delayUntil(seq -> renameAgain(before, after));
    }

    /** Renames the topic in drafts that were saved with the name of before while the change was made. It is made, also if this fails. */
    private Mono<Void> renameAgain(StoredTopic before, StoredTopic after) {
        return drafts.rename(before, after).onErrorResume(failure -> {
            LOG.warn("Drafts may still name the {} {}: {}", before.kind().code(), before.slug(), failure.toString());
            return Mono.empty();
        });
    }

    private Mono<StoredTopic> checked(TopicEdit edit) {
        return stored(edit.kind(), edit.topic()).doOnNext(edit::check);
    }

    private Mono<Long> change(TopicEdit edit, StoredTopic before, StoredTopic after, long last) {
        if (after.equals(before)) {
            return Mono.just(last);
        }
        return checked(after)
                .then(Mono.defer(() -> write(edit, after)))
                .then(Mono.defer(() -> copies.begin(after)))
                .then(Mono.defer(() -> log(edit, after)))
                .defaultIfEmpty(last);
    }

    private Mono<Void> checked(StoredTopic topic) {
        return database.sql(TopicEditSql.taken(topic.kind()))
                .bind("id", topic.id())
                .bind("key", topic.key())
                .bind("name", topic.name())
                .bind("slug", topic.slug())
                .map(row -> faults(new Columns(row)))
                .one()
                .filter(faults -> !faults.isEmpty())
                .flatMap(faults -> Mono.error(new DraftRejected(faults)));
    }

    private static List<Fault> faults(Columns row) {
        var name = row.flag("name_is_taken") ? new Fault("name", "taken", "is the name of another") : null;
        var slug =
                row.flag("slug_is_taken") ? new Fault("slug", "taken", "is an address that another has or had") : null;
        return Stream.of(Stream.ofNullable(name), Stream.ofNullable(slug))
                .flatMap(fault -> fault)
                .toList();
    }

    private Mono<Void> write(TopicEdit edit, StoredTopic topic) {
        var statement = database.sql(TopicEditSql.change(topic.kind()))
                .bind("id", topic.id())
                .bind("name", topic.name())
                .bind("slug", topic.slug());
        if (topic.kind() == TopicKind.AUTHOR) {
            statement = bind(bind(statement, "bio", topic.bio()), "avatar", topic.avatar());
        }
        return statement.then();
    }

    private Mono<Long> log(TopicEdit edit, StoredTopic topic) {
        return seq(edit.sign(database.sql(TopicEditSql.log(topic.kind()))).bind("key", topic.key()));
    }

    private Mono<StoredTopic> stored(TopicKind kind, UUID id) {
        return topic(
                kind,
                database.sql(TopicEditSql.select(kind) + "where t.id = :id").bind("id", id));
    }

    private static Mono<StoredTopic> topic(TopicKind kind, GenericExecuteSpec statement) {
        return statement.map(row -> StoredTopic.of(kind, new Columns(row))).one();
    }

    private static Mono<Long> seq(GenericExecuteSpec statement) {
        return statement.map(row -> new Columns(row).number("seq")).one();
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, String name, @Nullable String value) {
        return value == null ? statement.bindNull(name, String.class) : statement.bind(name, value);
    }
}
