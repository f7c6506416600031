package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.unspool.SqlTables.Use;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SqlTablesTest {

    private static final String TABLE = "draft";

    @Test
    void findsEveryTableOfAStatement() {
        assertThat(tables("select 1 from article a, only draft\n join  tag on true where exists (select from  author)"))
                .containsExactly("article", "draft", "tag", "author");
        assertThat(
                        tables(
                                "with x as (delete from revision using draft d) insert into tag update article a truncate table author"))
                .containsExactly("revision", "draft", "tag", "article", "author");
    }

    @Test
    void tellsWritesFromReads() {
        assertThat(SqlTables.uses(type(), "insert into draft select * from article on conflict do update set x = 1")
                        .filter(Use::isWrite)
                        .map(Use::table))
                .contains("draft")
                .doesNotContain("article");
    }

    @Test
    void findsATableThatAConstantNames() {
        assertThat(SqlTables.of(type()).map(Use::table)).contains(TABLE);
    }

    @Test
    void marksTableNamesThatAreComputed() {
        assertThat(SqlTables.of(type()).map(Use::table)).anyMatch(table -> table.contains(Use.VARIABLE));
    }

    static String constant() {
        return "select from " + TABLE;
    }

    static String variable(String table) {
        return "select from " + table;
    }

    private static Stream<String> tables(String sql) {
        return SqlTables.uses(type(), sql).map(Use::table);
    }

    private static JavaClass type() {
        return new ClassFileImporter().importClass(SqlTablesTest.class);
    }
}
