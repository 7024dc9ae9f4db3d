package dev.signet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// That what others use says what it is.
final class CommentsTest {

    @Test
    void whatever_is_public_says_what_it_is() {
        assertThat(silent(Sources.ofProduct())).isEmpty();
    }

    @Test
    void a_public_class_without_a_comment_is_found() {
        assertThat(silent(Sources.of("public class Canary {}"))).containsExactly("Canary");
    }

    @Test
    void a_public_record_within_a_class_is_found() {
        assertThat(silent(Sources.of("/// Sings.\npublic class Canary { public record Song() {} }")))
                .containsExactly("Song");
    }

    @Test
    void a_method_of_an_interface_without_a_comment_is_found() {
        assertThat(silent(Sources.of("/// Sings.\npublic interface Canary { void sing(); }")))
                .containsExactly("Canary.sing");
    }

    @Test
    void every_package_is_marked_and_says_what_it_holds() {
        assertThat(Sources.MODULES.stream().flatMap(CommentsTest::packages).flatMap(CommentsTest::silentPackage))
                .isEmpty();
    }

    @Test
    void a_package_without_a_word_is_found(@org.junit.jupiter.api.io.TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("Canary.java"), "package canary; class Canary {}");
        assertThat(silentPackage(directory)).hasSize(1);
        Files.writeString(directory.resolve("package-info.java"), "package canary;");
        assertThat(silentPackage(directory)).hasSize(2);
    }

    private static Stream<Path> packages(String module) {
        return Stream.of("src/main/java", "src/test/java")
                .map(sources -> Sources.ROOT.resolve(module).resolve(sources))
                .filter(Files::isDirectory)
                .flatMap(Sources::javaFilesIn)
                .filter(file -> !file.endsWith("module-info.java"))
                .map(Path::getParent)
                .distinct();
    }

    /// Tests share the package, and the word, of what they test.
    private static Stream<String> silentPackage(Path directory) {
        Optional<Path> info = Stream.of(
                        directory.toString(), directory.toString().replace("/src/test/", "/src/main/"))
                .map(place -> Path.of(place, "package-info.java"))
                .filter(Files::exists)
                .findFirst();
        if (info.isEmpty()) {
            return Stream.of(directory + " has no package-info");
        }
        String text = Sources.read(info.get());
        return Stream.concat(
                text.startsWith("/// ") ? Stream.empty() : Stream.of(directory + " says nothing"),
                text.contains("@NullMarked") ? Stream.empty() : Stream.of(directory + " is not @NullMarked"));
    }

    private static List<String> silent(Sources sources) {
        List<String> silent = new ArrayList<>();
        sources.units().forEach(unit -> new Listening(sources.trees(), unit, silent).scan(unit, null));
        return silent;
    }

    private static final class Listening extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Trees trees;
        private final CompilationUnitTree unit;
        private final List<String> silent;

        Listening(Trees trees, CompilationUnitTree unit, List<String> silent) {
            this.trees = trees;
            this.unit = unit;
            this.silent = silent;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (!isVisible(type)) {
                return null;
            }
            if (trees.getDocComment(getCurrentPath()) == null) {
                silent.add(type.getSimpleName().toString());
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            boolean promise = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                    && type.getKind() == com.sun.source.tree.Tree.Kind.INTERFACE
                    && unit.getTypeDecls().contains(type)
                    && !method.getModifiers().getFlags().contains(Modifier.PRIVATE);
            if (promise && trees.getDocComment(getCurrentPath()) == null) {
                silent.add(((ClassTree) getCurrentPath().getParentPath().getLeaf()).getSimpleName() + "."
                        + method.getName());
            }
            return null;
        }

        /// Public itself; what is nested in something hidden is hidden with it.
        private static boolean isVisible(ClassTree type) {
            return type.getModifiers().getFlags().contains(Modifier.PUBLIC);
        }
    }
}
