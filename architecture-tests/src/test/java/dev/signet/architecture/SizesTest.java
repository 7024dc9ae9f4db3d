package dev.signet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How large things are: what is above the ideal is reported, what is above the limit fails.
final class SizesTest {

    private static final Limit CLASS_LINES = new Limit("lines of class", 200, 400);
    private static final Limit METHOD_LINES = new Limit("lines of method", 30, 60);
    private static final Limit PARAMETERS = new Limit("parameters of constructor", 5, 9);
    private static final Limit TYPES = new Limit("types of package", 15, 30);

    private record Limit(String what, int ideal, int most) {}

    private record Size(Limit limit, String where, int size) {

        boolean isAboveIdeal() {
            return size > limit.ideal();
        }

        boolean isAboveLimit() {
            return size > limit.most();
        }

        @Override
        public String toString() {
            return "%s %s: %d (ideal %d, limit %d)".formatted(limit.what(), where, size, limit.ideal(), limit.most());
        }
    }

    @Test
    void nothing_is_too_large() {
        List<Size> sizes = measure(Sources.ofProduct());
        sizes.stream().filter(Size::isAboveIdeal).forEach(size -> System.out.println("above the ideal: " + size));
        assertThat(sizes).hasSizeGreaterThan(100).noneMatch(Size::isAboveLimit);
    }

    @Test
    void a_long_class_is_found() {
        assertThat(tooLarge("class Canary {" + "\n".repeat(400) + "}")).containsExactly(CLASS_LINES);
    }

    @Test
    void a_long_method_is_found() {
        assertThat(tooLarge("class Canary { void sing() {" + "\n".repeat(60) + "} }"))
                .containsExactly(METHOD_LINES);
    }

    @Test
    void a_constructor_that_wants_too_much_is_found() {
        String parameters =
                Stream.of("abcdefghij".split("")).map(name -> "int " + name).collect(Collectors.joining(", "));
        assertThat(tooLarge("class Canary { Canary(" + parameters + ") {} }")).containsExactly(PARAMETERS);
    }

    @Test
    void a_crowded_package_is_found() {
        String[] texts = Stream.iterate(0, i -> i + 1)
                .limit(31)
                .map(i -> "package crowd; class Canary" + i + " {}")
                .toArray(String[]::new);
        assertThat(tooLarge(texts)).containsExactly(TYPES);
    }

    @Test
    void a_sealed_hierarchy_counts_once() {
        List<String> names =
                Stream.iterate(0, i -> i + 1).limit(31).map(i -> "Canary" + i).toList();
        Stream<String> hierarchy =
                Stream.of("package crowd; sealed interface Song permits " + String.join(", ", names) + " {}");
        Stream<String> members = names.stream().map(name -> "package crowd; record " + name + "() implements Song {}");
        assertThat(tooLarge(Stream.concat(hierarchy, members).toArray(String[]::new)))
                .isEmpty();
    }

    private static List<Limit> tooLarge(String... texts) {
        return measure(Sources.of(texts)).stream()
                .filter(Size::isAboveLimit)
                .map(Size::limit)
                .toList();
    }

    private static List<Size> measure(Sources sources) {
        List<Size> sizes = new ArrayList<>();
        Map<String, Integer> types = new TreeMap<>();
        for (CompilationUnitTree unit : sources.units()) {
            new Measuring(unit, sources.trees().getSourcePositions(), sizes).scan(unit, null);
            String inPackage = String.valueOf(unit.getPackageName());
            for (Tree type : unit.getTypeDecls()) {
                if (type instanceof ClassTree declared && !isPartOfHierarchy(declared, sources, unit)) {
                    types.merge(inPackage, 1, Integer::sum);
                }
            }
        }
        types.forEach((inPackage, count) -> sizes.add(new Size(TYPES, inPackage, count)));
        return sizes;
    }

    private static boolean isPartOfHierarchy(ClassTree type, Sources sources, CompilationUnitTree unit) {
        return Stream.concat(Stream.ofNullable(type.getExtendsClause()), type.getImplementsClause().stream())
                .map(parent -> sources.trees().getElement(sources.trees().getPath(unit, parent)))
                .anyMatch(parent -> parent != null && parent.getModifiers().contains(Modifier.SEALED));
    }

    private static final class Measuring extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Size> sizes;

        Measuring(CompilationUnitTree unit, SourcePositions positions, List<Size> sizes) {
            this.unit = unit;
            this.positions = positions;
            this.sizes = sizes;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (unit.getTypeDecls().contains(type)) {
                sizes.add(new Size(CLASS_LINES, type.getSimpleName().toString(), lines(type)));
            }
            for (Tree member : type.getMembers()) {
                if (member instanceof MethodTree method) {
                    measure(type, method);
                }
            }
            return super.visitClass(type, null);
        }

        /// The components of a record are data; how many parameters its constructor takes is not its fault.
        private void measure(ClassTree type, MethodTree method) {
            String where = type.getSimpleName() + "." + method.getName();
            sizes.add(new Size(METHOD_LINES, where, lines(method)));
            if (method.getReturnType() == null && type.getKind() == Tree.Kind.CLASS) {
                sizes.add(new Size(PARAMETERS, where, method.getParameters().size()));
            }
        }

        /// Without the comment before it.
        private int lines(Tree tree) {
            long start = positions.getStartPosition(unit, tree);
            long end = Math.max(start, positions.getEndPosition(unit, tree));
            return (int)
                    (unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(start) + 1);
        }
    }
}
