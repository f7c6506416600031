package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules of language for the Java sources: how Javadoc begins, which type names are taken, and how deep a reactive chain may go. */
class HouseLanguageTest {

    private static final Pattern UNCLEAR_JAVADOC = Pattern.compile("/\\*\\*[\\s*]*The same\\b.*");

    /**
     * Reactor's operators that subscribe to a publisher for each value. The types of a chain are not known here, so {@code flatMap} of Stream and
     * Optional counts too.
     */
    private static final Set<String> FLATTENING = Set.of(
            "concatMap",
            "concatMapDelayError",
            "delayUntil",
            "expand",
            "expandDeep",
            "filterWhen",
            "flatMap",
            "flatMapDelayError",
            "flatMapMany",
            "flatMapSequential",
            "flatMapSequentialDelayError",
            "switchMap",
            "switchOnFirst");

    private static JavaSources main;

    @BeforeAll
    static void parse() throws IOException {
        main = JavaSources.below(Path.of("src/main/java"));
    }

    @Test
    void javadocIsUnderstoodWithoutTheOneAboveIt() throws IOException {
        var tests = JavaSources.below(Path.of("src/test/java"));
        assertThat(Stream.of(main, tests)
                        .flatMap(sources -> sources.files().stream())
                        .flatMap(HouseLanguageTest::unclearJavadoc))
                .as("Say what the thing is or does, instead of \"The same\": an IDE shows this comment alone.")
                .isEmpty();
    }

    @Test
    void topLevelTypesHaveNamesOfTheirOwn() {
        assertThat(sharedNames(main))
                .as("Add the noun of its package to one of the two names, so that an import says which is meant.")
                .isEmpty();
    }

    @Test
    void chainsAreNotNested() {
        assertThat(nestedCalls(main))
                .as(
                        "Give the inner step a method of its own and call that: flatMap(this::store), or carry both values in a record.")
                .isEmpty();
    }

    @Test
    void findsUnclearJavadoc() throws IOException {
        var opening = "/** ";
        assertThat(unclearJavadoc(opening + "The same for phones. */ class A {}"))
                .hasSize(1);
        assertThat(unclearJavadoc("/**\n     * The same for phones. */ class A {}"))
                .hasSize(1);
        assertThat(unclearJavadoc("/** Phones show the same. */ // The same\nclass A {}"))
                .isEmpty();
    }

    @Test
    void findsNamesInTwoPackages() throws IOException {
        assertThat(sharedNames(JavaSources.of("package a; record Act() {}", "package b; class B {} enum Act {}")))
                .isEqualTo(Map.of("Act", Set.of("a", "b")));
        assertThat(sharedNames(
                        JavaSources.of("package a; class A { class C {} }", "package b; class B { class C {} }")))
                .isEmpty();
    }

    @Test
    void findsNestedCalls() throws IOException {
        assertThat(nestedCalls(JavaSources.of(chain("a.flatMap(b -> c.map(d).concatMap(e -> f))"))))
                .hasSize(1);
        assertThat(nestedCalls(JavaSources.of(chain("a.concatMap(b -> { return c(() -> d.delayUntil(e)); })"))))
                .hasSize(1);
        assertThat(nestedCalls(JavaSources.of(chain("a.flatMap(b -> c.map(d)).flatMap(this::e).delayUntil(f -> g)"))))
                .isEmpty();
    }

    private static String chain(String expression) {
        return "class A { Object a = " + expression + "; }";
    }

    private static Stream<String> unclearJavadoc(CompilationUnitTree file) {
        try {
            var text = file.getSourceFile().getCharContent(true).toString();
            return unclearJavadoc(text).map(comment -> JavaSources.name(file) + ": " + comment);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> unclearJavadoc(String source) {
        return UNCLEAR_JAVADOC.matcher(source).results().map(MatchResult::group);
    }

    /** Simple names of top-level types, each with the packages that have one; only names of several packages. */
    private static Map<String, Set<String>> sharedNames(JavaSources sources) {
        var packages = new TreeMap<String, Set<String>>();
        for (var file : sources.files()) {
            for (var type : file.getTypeDecls()) {
                if (type instanceof ClassTree named) {
                    packages.computeIfAbsent(named.getSimpleName().toString(), name -> new TreeSet<>())
                            .add(file.getPackageName().toString());
                }
            }
        }
        packages.values().removeIf(homes -> homes.size() == 1);
        return packages;
    }

    /** Flattening calls inside a lambda that is an argument of another one. */
    private static Set<String> nestedCalls(JavaSources sources) {
        var found = new TreeSet<String>();
        sources.files().forEach(file -> new NestedCalls(call -> found.add(sources.place(file, call))).scan(file, 0));
        return found;
    }

    /** Walks with the number of flattening calls whose lambda it is in. */
    private static final class NestedCalls extends TreeScanner<Void, Integer> {

        private final Consumer<Tree> found;

        NestedCalls(Consumer<Tree> found) {
            this.found = found;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Integer depth) {
            if (!isFlattening(call)) {
                return super.visitMethodInvocation(call, depth);
            }
            if (depth > 0) {
                found.accept(call.getMethodSelect());
            }
            scan(call.getMethodSelect(), depth);
            return scan(call.getArguments(), depth + 1);
        }

        private static boolean isFlattening(MethodInvocationTree call) {
            return call.getMethodSelect() instanceof MemberSelectTree method
                    && FLATTENING.contains(method.getIdentifier().toString());
        }
    }
}
