package dev.unspool.search;

import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import dev.unspool.search.SearchText.Term;
import dev.unspool.web.Site;
import java.util.ArrayList;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has PostgreSQL read the terms of a search, as it reads articles. */
@Component
final class WordReader {

    /** Words of all terms that are looked for. Long ones of scripts without spaces have many. */
    private static final int MAX_WORDS = 48;

    private final DatabaseClient database;
    private final Site site;

    WordReader(DatabaseClient database, Site site) {
        this.database = database;
        this.site = site;
    }

    Mono<WordQuery> read(List<Term> terms) {
        return database.sql(SearchSql.WORDS)
                .bind("texts", terms.stream().map(Term::text).toArray(String[]::new))
                .bind("language", site.language())
                .map(row -> Row.of(new Columns(row)))
                .all()
                .take(MAX_WORDS)
                .collectList()
                .map(rows -> query(terms, rows))
                .as(RunToEnd::read);
    }

    private static WordQuery query(List<Term> terms, List<Row> rows) {
        var read = new ArrayList<ReadTerm>();
        for (var i = 0; i < terms.size(); i++) {
            var place = i + 1;
            var words = rows.stream()
                    .filter(row -> row.place() == place)
                    .map(Row::word)
                    .toList();
            read.add(ReadTerm.of(terms.get(i), words));
        }
        return new WordQuery(List.copyOf(read));
    }

    /** A word of the term at {@code place}, from 1. */
    private record Row(long place, Word word) {

        static Row of(Columns row) {
            var word = new Word(row.text("word"), row.texts("stems"), row.flag("is_common"));
            return new Row(row.number("place"), word);
        }
    }
}
