package dev.unspool.times;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Prints how many tests ran, which classes took the longest, and how many Spring contexts they started, by the reports of Surefire and
 * Failsafe. Maven runs it as a source file: {@code java TestTimes.java target}.
 */
public final class TestTimes {

    private static final int SLOWEST = 12;
    private static final Pattern CONTEXT =
            Pattern.compile("Spring context \\d+ of this process.*: started in (\\d+) ms");

    private TestTimes() {}

    public static void main(String[] arguments) throws IOException {
        for (var kind : List.of("surefire", "failsafe")) {
            var reports = Path.of(arguments[0], kind + "-reports");
            if (Files.isDirectory(reports)) {
                print(kind, classes(reports));
            }
        }
    }

    private static void print(String kind, List<TestClass> classes) {
        var contexts =
                classes.stream().flatMap(each -> each.contexts().stream()).toList();
        System.out.printf(
                "%n%s: %,d tests (%d skipped) in %d classes, %.0f s one after another; %d Spring contexts, started in %.0f s%n",
                kind,
                classes.stream().mapToInt(TestClass::tests).sum(),
                classes.stream().mapToInt(TestClass::skipped).sum(),
                classes.size(),
                classes.stream().mapToDouble(TestClass::seconds).sum(),
                contexts.size(),
                contexts.stream().mapToInt(Integer::intValue).sum() / 1_000.0);
        classes.stream()
                .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
                .limit(SLOWEST)
                .forEach(each -> System.out.printf("%8.1f s  %4d  %s%n", each.seconds(), each.tests(), each.name()));
    }

    private static List<TestClass> classes(Path reports) throws IOException {
        try (Stream<Path> files = Files.list(reports)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .map(TestTimes::testClass)
                    .toList();
        }
    }

    private static TestClass testClass(Path report) {
        try {
            var suite = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getDocumentElement();
            return new TestClass(
                    suite.getAttribute("name"),
                    number(suite, "time"),
                    (int) number(suite, "tests"),
                    (int) number(suite, "skipped"),
                    contexts(suite.getTextContent()));
        } catch (Exception unreadable) {
            throw new IllegalStateException(report.toString(), unreadable);
        }
    }

    private static double number(Element suite, String attribute) {
        return Double.parseDouble(suite.getAttribute(attribute).replace(",", ""));
    }

    private static List<Integer> contexts(String output) {
        return CONTEXT.matcher(output)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    /** @param contexts how many milliseconds each took that was started for the class */
    private record TestClass(String name, double seconds, int tests, int skipped, List<Integer> contexts) {}
}
