package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the README short, and true about packages and files. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Path PACKAGES = Path.of("src/main/java/dev/unspool");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");

    private static final int MOST_LINES = 200;
    private static final int MOST_TERMS = 8;

    @Test
    void staysShort() throws IOException {
        assertThat(Files.readAllLines(README))
                .as("Move a part that few readers need beside the code it is about, and link it from here.")
                .hasSizeLessThanOrEqualTo(MOST_LINES);
        assertThat(section("### Glossary").filter(line -> line.startsWith("- ")))
                .as(
                        "Use the field's standard term, which needs no entry; a term of one package belongs in its package-info.")
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(MOST_TERMS);
    }

    @Test
    void hasALineForEachPackage() throws IOException {
        var named = section("## The rooms")
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> Pattern.compile("`(\\w+)`")
                        .matcher(line.split("\\|")[1])
                        .results())
                .map(name -> name.group(1))
                .toList();
        assertThat(named)
                .as("Give each package of src/main/java, and the front end, one line in the table of rooms.")
                .containsExactlyInAnyOrderElementsOf(rooms());
    }

    @Test
    void linksOnlyToFilesThatExist() throws IOException {
        var links = LINK.matcher(Files.readString(README)).results().map(link -> link.group(1));
        assertThat(links)
                .as("Correct the link, or remove it with the file.")
                .isNotEmpty()
                .allSatisfy(link -> assertThat(Path.of(link)).exists());
    }

    /** Lines from the heading on, up to the next heading of its level or above. */
    private static Stream<String> section(String heading) throws IOException {
        var level = heading.indexOf(' ');
        return Files.readAllLines(README).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.matches("#{1," + level + "} .*"));
    }

    private static TreeSet<String> rooms() throws IOException {
        var rooms = new TreeSet<String>(List.of("frontend"));
        try (var folders = Files.list(PACKAGES)) {
            folders.filter(Files::isDirectory)
                    .forEach(folder -> rooms.add(folder.getFileName().toString()));
        }
        return rooms;
    }
}
