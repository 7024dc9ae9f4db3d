package dev.signet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// That no switch over a sealed type or enum of ours has a branch for whatever else there may be: a new case must
/// break the build wherever it was not thought of.
final class SwitchesTest {

    private static final String SONGS = """
            package dev.signet.canary;
            class Canary {
                sealed interface Song {}
                record High() implements Song {}
                record Low() implements Song {}
                enum Mood { GLAD, SAD }
            """;

    @Test
    void no_switch_over_our_types_has_a_default() {
        assertThat(careless(Sources.ofProduct())).isEmpty();
    }

    @Test
    void a_default_over_a_sealed_type_is_found() {
        assertThat(careless("int of(Song s) { return switch (s) { case High h -> 1; default -> 2; }; }"))
                .hasSize(1);
    }

    @Test
    void a_default_over_an_enum_is_found() {
        assertThat(careless("int of(Mood m) { switch (m) { case GLAD: return 1; default: return 2; } }"))
                .hasSize(1);
    }

    @Test
    void a_default_beside_null_is_found() {
        assertThat(careless("int of(Mood m) { return switch (m) { case GLAD -> 1; case null, default -> 2; }; }"))
                .hasSize(1);
    }

    @Test
    void a_default_in_disguise_is_found() {
        assertThat(careless("int of(Song s) { return switch (s) { case High h -> 1; case Song other -> 2; }; }"))
                .hasSize(1);
    }

    @Test
    void an_exhaustive_switch_is_good() {
        assertThat(careless("int of(Song s) { return switch (s) { case High h -> 1; case Low l -> 2; }; }"))
                .isEmpty();
    }

    @Test
    void a_default_over_text_is_good() {
        assertThat(careless("int of(String s) { return switch (s) { case \"a\" -> 1; default -> 2; }; }"))
                .isEmpty();
    }

    private static List<String> careless(String method) {
        return careless(Sources.of(SONGS + method + "}"));
    }

    private static List<String> careless(Sources sources) {
        List<String> careless = new ArrayList<>();
        sources.units().forEach(unit -> new Reading(sources.trees(), careless).scan(unit, null));
        return careless;
    }

    private static final class Reading extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Trees trees;
        private final List<String> careless;

        Reading(Trees trees, List<String> careless) {
            this.trees = trees;
            this.careless = careless;
        }

        @Override
        public @Nullable Void visitSwitch(SwitchTree statement, @Nullable Void nothing) {
            judge(statement.getExpression(), statement.getCases());
            return super.visitSwitch(statement, null);
        }

        @Override
        public @Nullable Void visitSwitchExpression(SwitchExpressionTree expression, @Nullable Void nothing) {
            judge(expression.getExpression(), expression.getCases());
            return super.visitSwitchExpression(expression, null);
        }

        private void judge(ExpressionTree selector, List<? extends CaseTree> cases) {
            TypeMirror type = typeOf(selector);
            if (isOurs(type) && cases.stream().anyMatch(branch -> takesTheRest(branch, type))) {
                long line = getCurrentPath()
                        .getCompilationUnit()
                        .getLineMap()
                        .getLineNumber(trees.getSourcePositions()
                                .getStartPosition(getCurrentPath().getCompilationUnit(), selector));
                careless.add(
                        getCurrentPath().getCompilationUnit().getSourceFile().getName() + ":" + line);
            }
        }

        private boolean takesTheRest(CaseTree branch, TypeMirror type) {
            return branch.getLabels().stream().anyMatch(label -> isDefault(label) || isAll(branch, label, type));
        }

        private static boolean isDefault(CaseLabelTree label) {
            return label instanceof DefaultCaseLabelTree;
        }

        private boolean isAll(CaseTree branch, CaseLabelTree label, TypeMirror type) {
            return branch.getGuard() == null
                    && label instanceof PatternCaseLabelTree pattern
                    && pattern.getPattern() instanceof BindingPatternTree binding
                    && asElement(typeOf(binding.getVariable())).equals(asElement(type));
        }

        private TypeMirror typeOf(Tree tree) {
            return trees.getTypeMirror(new TreePath(getCurrentPath(), tree));
        }

        private static boolean isOurs(TypeMirror type) {
            if (!(type instanceof DeclaredType)) {
                return false;
            }
            Element element = asElement(type);
            return element.toString().startsWith("dev.signet.")
                    && (element.getKind() == ElementKind.ENUM
                            || element.getModifiers().contains(Modifier.SEALED));
        }

        private static Element asElement(TypeMirror type) {
            return ((DeclaredType) type).asElement();
        }
    }
}
