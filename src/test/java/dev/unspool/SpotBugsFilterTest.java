package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every exception in the SpotBugs filter names an existing class: one for a class that has moved would silently apply to the next
 * class of that name.
 */
class SpotBugsFilterTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Pattern NAME = Pattern.compile("<(?:Class|Package) name=\"~?([^\"]+)\"");

    @Test
    void excludesOnlyExistingClassesAndPackages() throws IOException {
        var filter = Files.readString(Path.of("src/main/spotbugs/exclude.xml"));
        var names = names();
        assertThat(NAME.matcher(filter).results().flatMap(name -> each(name.group(1))))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(names).anyMatch(there -> there.matches(name)));
    }

    @Test
    void expandsEachAlternativeOfAName() {
        assertThat(each("a\\.(b\\.(C|D)|e\\.F)")).containsExactly("a\\.b\\.C", "a\\.b\\.D", "a\\.e\\.F");
    }

    /** Expands the groups of {@code pattern} into patterns without groups: the first group, then those of the results. */
    private static Stream<String> each(String pattern) {
        var from = pattern.indexOf('(');
        if (from < 0) {
            return Stream.of(pattern);
        }
        var to = from;
        var parts = new ArrayList<>(List.of(new StringBuilder()));
        for (int depth = 1; depth > 0; ) {
            var sign = pattern.charAt(++to);
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (depth == 1 && sign == '|') {
                parts.add(new StringBuilder());
            } else if (depth > 0) {
                parts.get(parts.size() - 1).append(sign);
            }
        }
        var before = pattern.substring(0, from);
        var after = pattern.substring(to + 1);
        return parts.stream().flatMap(part -> each(before + part + after));
    }

    private static List<String> names() throws IOException {
        try (var files = Files.walk(CLASSES)) {
            return files.filter(
                            file -> Files.isDirectory(file) || file.toString().endsWith(".class"))
                    .map(file -> CLASSES.relativize(file).toString().replaceFirst("\\.class$", ""))
                    .map(name -> name.replace('/', '.'))
                    .toList();
        }
    }
}
