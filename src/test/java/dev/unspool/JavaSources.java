package dev.unspool;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java sources, parsed by the JDK's own compiler. Types are not resolved, so a thousand files take about two seconds. */
record JavaSources(List<CompilationUnitTree> files, SourcePositions positions) {

    static JavaSources below(Path folder) throws IOException {
        var sources = new ArrayList<Source>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                sources.add(new Source(file.toString(), Files.readString(file)));
            }
        }
        return parse(sources);
    }

    /** Each of {@code texts} as a file of its own. */
    static JavaSources of(String... texts) throws IOException {
        var sources = new ArrayList<Source>();
        for (var text : texts) {
            sources.add(new Source("Sample" + sources.size() + ".java", text));
        }
        return parse(sources);
    }

    private static JavaSources parse(List<Source> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
        var files = new ArrayList<CompilationUnitTree>();
        task.parse().forEach(files::add);
        return new JavaSources(files, Trees.instance(task).getSourcePositions());
    }

    /** File and line where {@code tree} ends: for a call in a chain this is its own line, not that of the chain. */
    String place(CompilationUnitTree file, Tree tree) {
        return name(file) + ":" + file.getLineMap().getLineNumber(positions.getEndPosition(file, tree));
    }

    static String name(CompilationUnitTree file) {
        return file.getSourceFile().getName();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String name;
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('\\', '/')), JavaFileObject.Kind.SOURCE);
            this.name = name;
            this.text = text;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
