package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import dev.unspool.SqlTables.Use;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The database's tables: which room owns each, and which others may read or write it. Migrations and their triggers are exempt. */
@AnalyzeClasses(packages = "dev.unspool", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTablesTest {

    private static final Pattern CREATED = Pattern.compile("create (?:unlogged )?table (?:if not exists )?(\\w+)");

    /** Tables whose rows readers must never see, in whatever state. */
    private static final Set<String> FOR_THE_NEWSROOM = Set.of(
            "draft",
            "schedule",
            "audit_log",
            "access_token",
            "newsroom_session",
            "idempotency_key",
            "comment_decision");

    private static final Set<String> ROOMS_OF_THE_NEWSROOM =
            Set.of("ledger", "schedule", "access", "moderation", "newsroom", "desk");

    private static final List<Grant> GRANTS = List.of(
            owner("article", "ledger"),
            read("article", "store", "it shows readers what is published"),
            read(
                    "article",
                    "comment",
                    "whether an article can be commented on, in the statement that reads its tally or setting"),
            read("article", "moderation", "the queue shows the title beside each comment"),
            read("article", "search", "results show the headline, and a passage of the body"),
            read("section", "search", "results show the section"),
            read("author", "search", "results show the author"),
            owner("article_search", "search"),
            owner("search_pending", "search"),
            owner("search_language", "search"),
            owner("article_tag", "ledger"),
            read("article_tag", "store", "lists by tag walk its index"),
            owner("article_author", "ledger"),
            read("article_author", "store", "lists by author walk its index"),
            owner("topic_slug", "ledger"),
            read("topic_slug", "store", "it finds what has or had a slug"),
            owner("topic_copy", "ledger"),
            owner("deleted_draft", "ledger"),
            owner("draft_revision", "ledger"),
            owner("draft_body", "ledger"),
            owner("former_tag", "ledger"),
            owner("former_slug", "ledger"),
            read("former_slug", "store", "an article is found by every slug that it had"),
            read("former_slug", "comment", "the comments of an article are found by every slug that it had"),
            owner("killed_name", "ledger"),
            read("killed_name", "store", "a killed article answers at its former address"),
            read("killed_name", "comment", "the comments of a killed article answer at its former address"),
            owner("withdrawn_listing", "ledger"),
            read("withdrawn_listing", "store", "feeds tell for a while what was retracted"),
            owner("sitemap_part", "ledger"),
            read("sitemap_part", "store", "the sitemap tells search engines what changed"),
            owner("author", "ledger"),
            read("author", "store", "it shows readers the author"),
            owner("section", "ledger"),
            read("section", "store", "it shows readers the section"),
            owner("tag", "ledger"),
            read("tag", "store", "it shows readers the tag"),
            owner("revision", "ledger"),
            read(
                    "revision",
                    "store",
                    "an article shows when it was corrected, and the note; never the text that was replaced"),
            owner("change_log_head", "ledger"),
            read(
                    "change_log_head",
                    "search",
                    "a page of results and the position that it is true at come from one statement"),
            read(
                    "change_log_head",
                    "comment",
                    "a page of comments and the position that it is true at come from one statement"),
            read("change_log_head", "store", "a page and the position that it is true at come from one statement"),
            write(
                    "change_log_head",
                    "backup",
                    "what a restore brings back is another log at once, whatever fails afterwards"),
            owner("change_log", "ledger"),
            read("change_log", "store", "it tells readers what changed"),
            write("change_log", "store", "it forgets changes that nobody can ask for any more"),
            owner("draft", "ledger"),
            read("draft", "schedule", "a schedule is made for a draft as it was read, and shows its title"),
            owner("schedule", "schedule"),
            read("schedule", "ledger", "a draft that is deleted takes its schedules along, which the audit log says"),
            read("article", "schedule", "a schedule is made for an article as it was read, and shows its title"),
            read("revision", "schedule", "whether another correction changed the same fields; never the text"),
            write("audit_log", "schedule", "a schedule and its entry are one statement"),
            owner("idempotency_key", "ledger"),
            owner("audit_log", "ledger"),
            write("audit_log", "access", "an act on a token and its entry are one statement"),
            owner("access_token", "access"),
            read("access_token", "schedule", "nothing is done later in the name of a token that was revoked"),
            owner("newsroom_session", "access"),
            owner("signing_key", "store"),
            owner("comment", "comment"),
            read("comment", "moderation", "rules look at what came before; the queue shows what waits"),
            write("comment", "moderation", "a decision, the comment's state and the tally are one statement"),
            owner("comment_decision", "moderation"),
            owner("comment_key", "comment"),
            owner("comment_report", "comment"),
            read("comment_report", "moderation", "the queue shows what readers reported"),
            write("comment_report", "moderation", "a report and the hiding of its comment are one transaction"),
            owner("comment_author_hold", "moderation"),
            write("comment_author_hold", "comment", "it is forgotten with the author's last token"),
            owner("comment_salt", "store"),
            write("comment_salt", "comment", "salts are deleted with the hashes that they made"),
            owner("comment_setting", "comment"),
            owner("comment_tally", "comment"),
            owner("thread_version", "thread"),
            read("thread_version", "comment", "a page of comments and its version come from one statement"),
            owner("article_audience", "audience"),
            owner("audience_batch", "audience"));

    /** @param reason null for the owner, which may do both */
    private record Grant(String table, String room, boolean reads, boolean writes, String reason) {

        boolean allows(Use use) {
            return table.equals(use.table()) && room.equals(use.room()) && (use.isWrite() ? writes : reads);
        }
    }

    @ArchTest
    static void everyTableHasOneOwner(JavaClasses classes) throws IOException {
        var owned = GRANTS.stream()
                .filter(grant -> grant.reason() == null)
                .map(Grant::table)
                .toList();
        assertThat(owned)
                .as("Give a new table an owner here, and one only; take out the line of a table that is gone.")
                .containsExactlyInAnyOrderElementsOf(tables());
    }

    @ArchTest
    static void roomsUseOnlyTheTablesThatTheyMay(JavaClasses classes) throws IOException {
        var tables = tables();
        assertThat(uses(classes).filter(use -> tables.contains(use.table())))
                .as("A table belongs to one room: ask that room for what you need, or grant it here with a reason.")
                .allMatch(use -> GRANTS.stream().anyMatch(grant -> grant.allows(use)));
    }

    @ArchTest
    static void nothingIsGrantedThatNobodyUses(JavaClasses classes) {
        var uses = uses(classes).toList();
        assertThat(GRANTS.stream().filter(grant -> grant.reason() != null))
                .as("Take the line out: no statement needs it any more.")
                .allMatch(grant -> uses.stream().anyMatch(grant::allows));
    }

    @ArchTest
    static void tablesAreNamedWhereTheyAreUsed(JavaClasses classes) {
        assertThat(uses(classes).filter(use -> use.table().contains(Use.VARIABLE)))
                .as("Name the table in the SQL itself, or nobody can tell whose it is.")
                .isEmpty();
    }

    @ArchTest
    static void readersReachNoTableOfTheNewsroom(JavaClasses classes) {
        assertThat(GRANTS.stream().filter(grant -> FOR_THE_NEWSROOM.contains(grant.table())))
                .as("Drafts, tokens and the audit log stay in the newsroom's rooms; give readers a table of their own.")
                .allMatch(grant -> ROOMS_OF_THE_NEWSROOM.contains(grant.room()));
    }

    private static Stream<Use> uses(JavaClasses classes) {
        return classes.stream().flatMap(SqlTables::of);
    }

    private static Set<String> tables() throws IOException {
        var migrations = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*.sql");
        return Arrays.stream(migrations)
                .map(HouseTablesTest::text)
                .flatMap(sql -> CREATED.matcher(sql).results())
                .map(created -> created.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Resource migration) {
        try {
            return migration.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Grant owner(String table, String room) {
        return new Grant(table, room, true, true, null);
    }

    private static Grant read(String table, String room, String reason) {
        return new Grant(table, room, true, false, reason);
    }

    private static Grant write(String table, String room, String reason) {
        return new Grant(table, room, false, true, reason);
    }
}
