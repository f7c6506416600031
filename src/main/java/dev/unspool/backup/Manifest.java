package dev.unspool.backup;

import java.time.Instant;
import java.util.List;

/**
 * The first entry of a backup in our own form.
 *
 * @param format of the file; a later release may write another
 * @param version of the schema
 * @param tables in the order in which they can be filled
 */
record Manifest(
        int format, String version, Instant madeAt, List<Catalog.Table> tables, List<Catalog.Sequence> sequences) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    Manifest {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    /** Returns the name of the entry with the rows of a table. */
    static String entry(Catalog.Table table) {
        return "tables/" + table.name() + ".copy";
    }
}
