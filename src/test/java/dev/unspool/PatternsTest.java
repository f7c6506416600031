package dev.unspool;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No regular expression of ours takes more than linear time, whatever the text. The test counts the characters that are read, so it
 * needs no clock.
 */
class PatternsTest {

    /** Length of the texts: quadratic time reads eight million characters of one. */
    private static final int LONG = 4_000;

    /** Most reads of each character, for each character of the pattern. */
    private static final long LOOKS = 4;

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.unspool");

    /** Classes that compile patterns elsewhere than in static fields, because the text is known only then. */
    private static final String COMPILING = "dev\\.unspool\\.(moderation\\.WordList|.*\\.Embed\\$Player)";

    /** Patterns that are only matched as a whole, or at one place; searching for them would try them at every character. */
    private static final Set<String> MATCHED_WHOLE = Set.of(
            "Address.MAIL",
            "BaseAddress.SCHEME",
            "FlatItem.INDENT",
            "ListMarker.MARKER",
            "ShortCode.ATTRIBUTE",
            "Tables.ALIGNED");

    /** Methods of {@link String} that take a pattern; those of a {@code Matcher} take only a replacement. */
    private static final Pattern CALL = Pattern.compile(
            "\\.(?:(?:matches|split)\\(\\s*(\"(?:[^\"\\\\]|\\\\.)*+\")|replace(?:All|First)\\(\\s*(\"(?:[^\"\\\\]|\\\\.)*+\")\\s*,)");

    private static final Pattern WORD = Pattern.compile("[A-Za-z<:/=.@-]{2,}");

    private static final List<String> PARTS = List.of(
            " ",
            "\t",
            "\n",
            "\r\n",
            "\u00a0",
            "\u2028",
            "\u0001",
            "a",
            "Z",
            "0",
            "-",
            "_",
            ".",
            ",",
            ";",
            ":",
            "/",
            "<",
            ">",
            "@",
            "\"",
            "'",
            "(",
            "[",
            "]",
            "=",
            "?",
            "#",
            "%",
            "+",
            "*",
            "a ",
            "a-",
            "a.",
            "a,",
            "1-1,",
            "a'",
            "<a ",
            "\u0301",
            "a\u0301",
            "\u0410",
            "\u6587",
            "\ud83d\ude00",
            "\ud83d",
            "---\n");

    @Test
    void takesLinearTimeForAnyText() throws Exception {
        var slow = new ArrayList<String>();
        patterns().forEach((name, pattern) -> {
            for (var text : texts(pattern)) {
                if (!isLinear(pattern, text, MATCHED_WHOLE.contains(name))) {
                    slow.add(name + " " + pattern + " on "
                            + text.substring(0, 20).strip());
                    break;
                }
            }
        });
        assertThat(slow)
                .as("give it possessive quantifiers, bound it, or write a loop")
                .isEmpty();
    }

    @Test
    void findsTheCompiledPatterns() throws Exception {
        assertThat(patterns().keySet())
                .hasSizeGreaterThan(40)
                .contains("Address.WEB", "CommentLinks.ADDRESS", "Slug.VALID");
    }

    @Test
    void compilesPatternsInStaticFieldsOnly() {
        noClasses()
                .that()
                .haveNameNotMatching(COMPILING)
                .should()
                .callMethodWhere(compilesOnTheWay())
                .because("a pattern in a static field is compiled once, and tried by this test")
                .check(HOUSE);
    }

    @Test
    void detectsSlowPatterns() {
        for (var slow : List.of("^[\\x00-\\x20]+|[\\x00-\\x20]+$", "\\s+$", "(a+)+b", "(a|a)*b", "<[^>]*>", ".*a.*b")) {
            var pattern = Pattern.compile(slow);
            assertThat(texts(pattern).stream().allMatch(text -> isLinear(pattern, text, false)))
                    .as(slow)
                    .isFalse();
        }
        assertThatThrownBy(() -> new Counted("aa", 1).chars().sum()).isInstanceOf(TooMuch.class);
    }

    private static Map<String, Pattern> patterns() throws Exception {
        var patterns = new LinkedHashMap<String, Pattern>();
        for (var type : HOUSE) {
            if (type.getFields().stream().anyMatch(field -> field.getRawType().isEquivalentTo(Pattern.class))) {
                for (var field : Class.forName(type.getName()).getDeclaredFields()) {
                    if (field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers())) {
                        patterns.put(type.getSimpleName() + '.' + field.getName(), value(field));
                    }
                }
            }
        }
        patterns.putAll(written());
        return patterns;
    }

    private static Pattern value(Field field) throws IllegalAccessException {
        field.setAccessible(true);
        return (Pattern) field.get(null);
    }

    /** Patterns that are written in a call, as methods of {@link String} take them. */
    private static Map<String, Pattern> written() throws IOException {
        var written = new LinkedHashMap<String, Pattern>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> CALL.matcher(text(file))
                            .results()
                            .map(call -> call.group(1) == null ? call.group(2) : call.group(1))
                            .map(literal -> literal.substring(1, literal.length() - 1)
                                    .replace("\\\\", "\u0000")
                                    .translateEscapes()
                                    .replace('\u0000', '\\'))
                            .forEach(regex -> written.put(file.getFileName() + " " + regex, Pattern.compile(regex))));
        }
        return written;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Texts with runs of characters that patterns like, and of the words of this pattern, with and without an end that prevents a
     * match.
     */
    private static List<String> texts(Pattern pattern) {
        var words = WORD.matcher(pattern.pattern())
                .results()
                .map(word -> word.group())
                .distinct()
                .limit(6)
                .toList();
        return Stream.concat(
                        Stream.concat(PARTS.stream(), words.stream()).map(part -> run("", part)),
                        words.stream()
                                .flatMap(word -> Stream.of("a", " ", "0", "/", "<a ", "a@")
                                        .map(part -> run(word, part))))
                .flatMap(run -> Stream.of(run, run + '§', '§' + run + '§'))
                .toList();
    }

    private static String run(String before, String part) {
        return before + part.repeat((LONG - before.length()) / part.length());
    }

    private static boolean isLinear(Pattern pattern, String text, boolean isMatchedWhole) {
        var most = LOOKS * (text.length() + 1L) * Math.max(16, pattern.pattern().length());
        try {
            pattern.matcher(new Counted(text, most)).matches();
            return isMatchedWhole
                    || pattern.matcher(new Counted(text, most)).results().count() >= 0;
        } catch (TooMuch | StackOverflowError tooMuch) {
            return false;
        }
    }

    private static DescribedPredicate<JavaMethodCall> compilesOnTheWay() {
        return new DescribedPredicate<>("compile a pattern outside of a static field") {
            @Override
            public boolean test(JavaMethodCall call) {
                return call.getTargetOwner().isEquivalentTo(Pattern.class)
                        && call.getName().equals("compile")
                        && !call.getOrigin().getName().equals("<clinit>");
            }
        };
    }

    private static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /** A text that counts how often its characters are read. */
    private static final class Counted implements CharSequence {

        private final String text;
        private long left;

        Counted(String text, long most) {
            this.text = text;
            this.left = most;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooMuch();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
