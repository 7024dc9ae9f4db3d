package dev.signet.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Java source as the compiler understands it, for what byte code does not show.
///
/// @param units parsed, with every type resolved
record Sources(Trees trees, List<CompilationUnitTree> units) {

    /// The modules that are shipped.
    static final List<String> MODULES = List.of(
            "domain",
            "application",
            "adapters-rest",
            "adapters-grpc",
            "adapters-persistence",
            "adapters-secrets",
            "bootstrap");

    /// The directory that holds the whole.
    static final Path ROOT = root(Path.of("").toAbsolutePath());

    /// Everything that is shipped, but for the description of the module, which would make the rest unreachable.
    static Sources ofProduct() {
        List<JavaFileObject> files = new ArrayList<>();
        for (String module : MODULES) {
            javaFilesIn(ROOT.resolve(module).resolve("src/main/java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .forEach(file -> files.add(new Text(file.toUri(), read(file))));
        }
        return parsed(files);
    }

    /// The compilation units that `texts` are, each with one top-level class.
    static Sources of(String... texts) {
        List<JavaFileObject> files = new ArrayList<>();
        for (String text : texts) {
            files.add(new Text(URI.create("canary:///Canary.java"), text));
        }
        return parsed(files);
    }

    /// Every Java file below `directory`.
    static Stream<Path> javaFilesIn(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sources parsed(List<JavaFileObject> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        JavacTask task = (JavacTask) compiler.getTask(null, null, faults, options, null, files);
        try {
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            task.analyze();
            List<?> errors = faults.getDiagnostics().stream()
                    .filter(fault -> fault.getKind() == Diagnostic.Kind.ERROR)
                    .toList();
            if (!errors.isEmpty()) {
                throw new IllegalStateException("the sources do not compile here: " + errors);
            }
            return new Sources(Trees.instance(task), List.copyOf(units));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root(Path from) {
        return Stream.iterate(from, Objects::nonNull, Path::getParent)
                .filter(here -> Files.exists(here.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }

    private static final class Text extends SimpleJavaFileObject {

        private final String text;

        Text(URI uri, String text) {
            super(uri, Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE;
        }
    }
}
