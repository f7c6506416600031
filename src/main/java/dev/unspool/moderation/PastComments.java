package dev.unspool.moderation;

import dev.unspool.comment.CommentRow;
import dev.unspool.comment.Submission;
import dev.unspool.database.RunToEnd;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks up earlier comments: of an author, from an address, or with a text. Each query is one short walk in an index. */
@Component
final class PastComments {

    /** How long a text counts as a duplicate. */
    private static final Duration REPEATED = Duration.ofDays(1);

    private static final String SAME = """
            select exists (
                select from comment c
                where %s and c.text = :text and c.created_at > :since and c.id <> :id) as found""";

    private static final String SAME_OF_AUTHOR = SAME.formatted("c.author_id = :author");

    /**
     * Finds a text of any author, for longer texts only: it stops at the first hit, whereas greetings would make it walk past many of other authors.
     */
    private static final String SAME_OF_ANYBODY = SAME.formatted("md5(c.text) = md5(:text)");

    private static final String APPROVED = """
            select exists (
                select from comment c where c.author_id = :author and c.state = 'approved' and c.id <> :id) as found""";

    private static final String COUNT = """
            select count(*) as found from (
                select from comment c where %s and c.created_at > :since and c.id <> :id limit :limit) recent""";

    private static final String BY_AUTHOR = COUNT.formatted("c.author_id = :author");
    static final String FROM_ADDRESS = COUNT.formatted("c.address_hash = :address");
    static final String FROM_END_SITE = COUNT.formatted("c.end_site_hash = :address");

    private final DatabaseClient database;

    PastComments(DatabaseClient database) {
        this.database = database;
    }

    /** Whether the same text came within a day: from its author, or from anybody if it is longer than a greeting. */
    Mono<Boolean> hasSame(Submission submission) {
        var statement = submission.isGreeting()
                ? statement(SAME_OF_AUTHOR, submission).bind("author", submission.author())
                : statement(SAME_OF_ANYBODY, submission);
        return found(
                statement
                        .bind("text", submission.text())
                        .bind("since", submission.at().minus(REPEATED)),
                Boolean.class);
    }

    /** Whether another comment of the author is approved. */
    Mono<Boolean> hasApproved(Submission submission) {
        return found(statement(APPROVED, submission).bind("author", submission.author()), Boolean.class);
    }

    /** Whether the author sent at least {@code count} others within {@code span} before. */
    Mono<Boolean> authorSent(int count, Duration span, Submission submission) {
        return isReached(statement(BY_AUTHOR, submission).bind("author", submission.author()), count, span, submission);
    }

    /** Whether at least {@code count} others came from the same address within {@code span} before. */
    Mono<Boolean> addressSent(int count, Duration span, Submission submission) {
        var statement = statement(FROM_ADDRESS, submission).bind("address", submission.addressHash());
        return isReached(statement, count, span, submission);
    }

    /** Whether at least {@code count} others came from the same end site within {@code span} before. */
    Mono<Boolean> endSiteSent(int count, Duration span, Submission submission) {
        var statement = statement(FROM_END_SITE, submission).bind("address", submission.endSiteHash());
        return isReached(statement, count, span, submission);
    }

    private GenericExecuteSpec statement(String sql, Submission submission) {
        return database.sql(sql).bind("id", submission.id().value());
    }

    private static Mono<Boolean> isReached(
            GenericExecuteSpec statement, int count, Duration span, Submission submission) {
        return found(statement.bind("since", submission.at().minus(span)).bind("limit", count), Long.class)
                .map(found -> found >= count);
    }

    private static <T> Mono<T> found(GenericExecuteSpec statement, Class<T> type) {
        return statement.map(row -> CommentRow.value(row, "found", type)).one().as(RunToEnd::read);
    }
}
