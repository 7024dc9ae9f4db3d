package dev.signet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.signet.architecture.Vocabulary.satisfy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.signet.domain.canary.AbstractThing;
import dev.signet.domain.canary.ComparesInHaste;
import dev.signet.domain.canary.HasAccessors;
import dev.signet.domain.canary.HoldsBytes;
import dev.signet.domain.canary.HoldsChars;
import dev.signet.domain.canary.HoldsText;
import dev.signet.domain.canary.Talks;
import dev.signet.domain.canary.TenantManager;
import dev.signet.domain.canary.UserImpl;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What values must not do, and what nothing must be called.
final class ValuesTest {

    /// What a secret is called where somebody forgot to give it a type.
    private static final Set<String> SECRET = Set.of("password", "secret", "token", "assertion", "verifier", "code");

    private static final String FORBIDDEN =
            "Impl|Service|Manager|Helper|Utils?|Dto|Vo|Entity|Abstract|Base|UseCase|Port|Adapter";

    private static final Pattern BADLY_NAMED =
            Pattern.compile("(%s)(?=[A-Z]).*|.+(%s)".formatted(FORBIDDEN, FORBIDDEN));

    /// Names that end in such a word and mean something else, and what.
    private static final Map<String, String> WELL_NAMED =
            Map.of("IssuerBase", "a base URL (RFC 3986 §5.1), no base class");

    private static final ArchRule RECORDS_PRINT_NO_SECRET = classes()
            .that()
            .resideInAPackage("dev.signet..")
            .and(DescribedPredicate.describe("are records", JavaClass::isRecord))
            .should(satisfy(
                    "hold no secret that they would print",
                    type -> type.getFields().stream()
                            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                            .filter(field -> isBytesOrChars(field) || (isInside(type) && isNamedSecret(field)))
                            .map(field -> "would print its " + field.getName())));

    /// Whatever can be revealed.
    private static final ArchRule SECRETS_ARE_BLAND = classes()
            .that()
            .resideInAPackage("dev.signet..")
            .and(DescribedPredicate.describe("can be revealed", type -> declares(type, "reveal")))
            .should(satisfy(
                    "be final classes that print nothing and are never equal",
                    type -> Stream.of(
                                    fault(type.isRecord(), "is a record"),
                                    fault(!type.getModifiers().contains(JavaModifier.FINAL), "is not final"),
                                    fault(!declares(type, "toString"), "prints itself"),
                                    fault(declares(type, "equals"), "can be compared in haste"))
                            .flatMap(faults -> faults)));

    private static final ArchRule NOTHING_IS_BADLY_NAMED = classes()
            .that()
            .resideInAPackage("dev.signet..")
            .should(satisfy(
                    "be called by what it is",
                    type -> Stream.of(type.getSimpleName())
                            .filter(name -> BADLY_NAMED.matcher(name).matches() && !WELL_NAMED.containsKey(name))
                            .map(name -> "has a name that says nothing")));

    private static final ArchRule NOTHING_HAS_ACCESSORS = classes()
            .that()
            .resideInAnyPackage("dev.signet.domain..", "dev.signet.application..")
            .should(satisfy(
                    "have no get and set",
                    type -> type.getMethods().stream()
                            .filter(ValuesTest::isAccessor)
                            .map(method -> "has " + method.getName())));

    @Test
    void records_print_no_secret() {
        RECORDS_PRINT_NO_SECRET.check(Product.CLASSES);
        for (Class<?> canary : List.of(HoldsBytes.class, HoldsChars.class, HoldsText.class)) {
            assertBites(RECORDS_PRINT_NO_SECRET, canary);
        }
    }

    @Test
    void secrets_are_bland() {
        SECRETS_ARE_BLAND.check(Product.CLASSES);
        assertBites(SECRETS_ARE_BLAND, Talks.class);
        assertBites(SECRETS_ARE_BLAND, ComparesInHaste.class);
    }

    @Test
    void nothing_is_badly_named() {
        NOTHING_IS_BADLY_NAMED.check(Product.CLASSES);
        for (Class<?> canary : List.of(UserImpl.class, TenantManager.class, AbstractThing.class)) {
            assertBites(NOTHING_IS_BADLY_NAMED, canary);
        }
    }

    @Test
    void nothing_inside_has_accessors() {
        NOTHING_HAS_ACCESSORS.check(Product.CLASSES);
        assertThat(Product.violations(NOTHING_HAS_ACCESSORS, HasAccessors.class))
                .hasSize(2);
    }

    private static boolean isBytesOrChars(JavaField field) {
        String type = field.getRawType().getName();
        return type.equals("[B") || type.equals("[C");
    }

    private static boolean isNamedSecret(JavaField field) {
        return SECRET.contains(field.getName())
                && (field.getRawType().isEquivalentTo(String.class)
                        || field.getRawType().isEquivalentTo(CharSequence.class));
    }

    private static boolean isInside(JavaClass type) {
        return Vocabulary.isIn(Vocabulary.DOMAIN, type) || Vocabulary.isIn(Vocabulary.APPLICATION, type);
    }

    private static boolean declares(JavaClass type, String method) {
        return type.getMethods().stream().map(JavaMethod::getName).anyMatch(method::equals);
    }

    private static boolean isAccessor(JavaMethod method) {
        int arguments = method.getRawParameterTypes().size();
        return (method.getName().matches("get[A-Z].*") && arguments == 0)
                || (method.getName().matches("set[A-Z].*") && arguments == 1);
    }

    private static Stream<String> fault(boolean is, String what) {
        return is ? Stream.of(what) : Stream.empty();
    }

    private static void assertBites(ArchRule rule, Class<?> canary) {
        assertThat(Product.violations(rule, canary)).as(canary.getSimpleName()).isNotEmpty();
    }
}
