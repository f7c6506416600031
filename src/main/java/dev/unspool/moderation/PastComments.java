package dev.unspool.moderation;

import dev.unspool.comment.CommentRow;
import dev.unspool.comment.Submission;
import dev.unspool.database.RunToEnd;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What was sent before, by this author, from this address or with this text: each one short walk in an index. */
@Component
final class PastComments {

    /** How long the same text is remembered. */
    private static final Duration REPEATED = Duration.ofDays(1);

    /** Characters; two readers may well say "Thank you!" alike. */
    private static final int GREETING = 24;

    private static final String SAME = """
            select exists (
                select from comment c
                where %s and c.text = :text and c.created_at > :since and c.id <> :id) as found""";

    private static final String SAME_OF_AUTHOR = SAME.formatted("c.author_id = :author");

    /** Of longer texts only: it stops at the first, where greetings would have it walk past many of other authors. */
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

    /** Whether the same text came within a day: from its author, or from anybody where it is longer than a greeting. */
    Mono<Boolean> hasSame(Submission submission) {
        var statement = submission.text().length() > GREETING
                ? statement(SAME_OF_ANYBODY, submission)
                : statement(SAME_OF_AUTHOR, submission).bind("author", submission.author());
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

    /** How many others the author sent within {@code span}; counted up to {@code limit}. */
    Mono<Long> byAuthor(Submission submission, Duration span, int limit) {
        return count(statement(BY_AUTHOR, submission).bind("author", submission.author()), submission, span, limit);
    }

    /** How many others came from the address within {@code span}; counted up to {@code limit}. */
    Mono<Long> fromAddress(Submission submission, Duration span, int limit) {
        return count(
                statement(FROM_ADDRESS, submission).bind("address", submission.addressHash()), submission, span, limit);
    }

    /** How many others came from the end site within {@code span}; counted up to {@code limit}. */
    Mono<Long> fromEndSite(Submission submission, Duration span, int limit) {
        return count(
                statement(FROM_END_SITE, submission).bind("address", submission.endSiteHash()),
                submission,
                span,
                limit);
    }

    private GenericExecuteSpec statement(String sql, Submission submission) {
        return database.sql(sql).bind("id", submission.id().value());
    }

    private static Mono<Long> count(GenericExecuteSpec statement, Submission submission, Duration span, int limit) {
        return found(statement.bind("since", submission.at().minus(span)).bind("limit", limit), Long.class);
    }

    private static <T> Mono<T> found(GenericExecuteSpec statement, Class<T> type) {
        return statement.map(row -> CommentRow.value(row, "found", type)).one().as(RunToEnd::despiteCancel);
    }
}
