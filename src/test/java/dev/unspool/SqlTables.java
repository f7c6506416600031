package dev.unspool;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the tables that the SQL of a class names. It reads the strings in the class file, where constants of other classes are
 * inlined and a concatenated text has {@code \1} for each variable part.
 */
final class SqlTables {

    /** The use of one table by one class. */
    record Use(JavaClass type, String table, boolean isWrite) {

        /** @param table is {@link #VARIABLE} where only the running program knows */
        static final String VARIABLE = "\1";

        String room() {
            return type.getPackageName().replaceFirst("^dev\\.unspool\\.?", "");
        }

        @Override
        public String toString() {
            return type.getName() + (isWrite ? " writes " : " reads ") + table;
        }
    }

    private static final String NAME = "(?:only )?[a-z_\1]+(?: (?:as )?[a-z]\\w*)?";
    /** Uses a lookahead for the names, because what seems to be an alias may be the keyword of the next clause. */
    private static final Pattern CLAUSE =
            Pattern.compile("\\b(delete from|insert into|merge into|update|truncate(?: table)?|from|join|using) (?=("
                    + NAME + "(?:, ?" + NAME + ")*))");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern COMMA = Pattern.compile(", ?");

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int STRING = 8;
    private static final int METHOD_HANDLE = 15;

    /** Tags of constants of two bytes: a class, a string, a method type, a module, a package. */
    private static final List<Integer> SHORT = List.of(7, STRING, 16, 19, 20);

    private SqlTables() {}

    static Stream<Use> of(JavaClass type) {
        return strings(type).stream().flatMap(text -> uses(type, text));
    }

    static Stream<Use> uses(JavaClass type, String text) {
        return CLAUSE.matcher(BLANKS.matcher(text).replaceAll(" "))
                .results()
                .flatMap(clause -> Arrays.stream(COMMA.split(clause.group(2)))
                        .map(named -> named.replaceFirst("^only ", "").replaceFirst(" .*", ""))
                        .map(table -> new Use(type, table, isWrite(clause.group(1)))));
    }

    private static boolean isWrite(String clause) {
        return !List.of("from", "join", "using").contains(clause);
    }

    /** Returns the string constants of the class file (JVMS section 4.4). */
    private static List<String> strings(JavaClass type) {
        try (var file = new DataInputStream(new BufferedInputStream(
                type.getSource().orElseThrow().getUri().toURL().openStream()))) {
            file.skipNBytes(8);
            var texts = new HashMap<Integer, String>();
            var strings = new ArrayList<Integer>();
            var count = file.readUnsignedShort();
            for (var i = 1; i < count; i++) {
                int tag = file.readUnsignedByte();
                if (tag == UTF8) {
                    texts.put(i, file.readUTF());
                } else if (tag == STRING) {
                    strings.add(file.readUnsignedShort());
                } else {
                    file.skipNBytes(size(tag));
                }
                i += tag == LONG || tag == DOUBLE ? 1 : 0;
            }
            return strings.stream().map(texts::get).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int size(int tag) {
        if (tag == LONG || tag == DOUBLE) {
            return 8;
        }
        return tag == METHOD_HANDLE ? 3 : SHORT.contains(tag) ? 2 : 4;
    }
}
