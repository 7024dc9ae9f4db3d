package dev.signet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.signet.architecture.Vocabulary.APPLICATION;
import static dev.signet.architecture.Vocabulary.DOMAIN;
import static dev.signet.architecture.Vocabulary.isIn;
import static dev.signet.architecture.Vocabulary.satisfy;
import static dev.signet.architecture.Vocabulary.topLevel;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchRule;
import dev.signet.application.Transactions;
import dev.signet.application.canary.AnswersInText;
import dev.signet.application.canary.AnswersWithAnything;
import dev.signet.application.canary.AnswersYesOrNo;
import dev.signet.application.canary.AsksTwice;
import dev.signet.application.canary.CanBeExtended;
import dev.signet.application.canary.HasTwoVerbs;
import dev.signet.application.canary.LooksAcrossTenants;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a use case is: one class, one verb, and an answer in which no case can be overlooked.
final class UseCasesTest {

    /// Who may see every tenant, each an act of the operator's; one publishes keys that are public anyway, and the
    /// last three work behind all tenants' requests.
    private static final Set<String> ACROSS_TENANTS = Set.of(
            "ProvisionTenant",
            "ChangeTenant",
            "ShowTenant",
            "ListTenants",
            "PublishKeys",
            "SealAuditTrail",
            "RecordRefusals",
            "RotateDueKeys");

    /// A use case is final and offers, beside its constructors, the one public method `handle` of at most one
    /// argument. Its answer is `void`, a sealed interface, enum or record nested in the use case, a record or
    /// enum of the domain, a record of the application, or an `Optional` of one of these.
    private static final ArchRule A_USE_CASE_HAS_ONE_VERB = classes()
            .that(Vocabulary.USE_CASES)
            .should(satisfy("have one verb and an exhaustive answer", UseCasesTest::faults));

    private static final ArchRule FEW_SEE_EVERY_TENANT = classes()
            .that()
            .resideInAPackage("dev.signet..")
            .and()
            // Where the method is implemented, its caller is not known.
            .resideOutsideOfPackage("dev.signet.persistence..")
            .should(satisfy(
                    "not look across tenants",
                    type -> type.getCodeUnitAccessesFromSelf().stream()
                            .filter(access -> access.getTargetOwner().isAssignableTo(Transactions.class))
                            .filter(access -> access.getName().equals("acrossTenants"))
                            .filter(access ->
                                    !ACROSS_TENANTS.contains(topLevel(type).getSimpleName()))
                            .map(access -> "looks across tenants in "
                                    + access.getOrigin().getName())));

    @Test
    void a_use_case_has_one_verb_and_an_exhaustive_answer() {
        A_USE_CASE_HAS_ONE_VERB.check(Product.CLASSES);
        for (Class<?> canary : List.of(
                HasTwoVerbs.class,
                CanBeExtended.class,
                AsksTwice.class,
                AnswersYesOrNo.class,
                AnswersInText.class,
                AnswersWithAnything.class)) {
            assertBites(A_USE_CASE_HAS_ONE_VERB, canary);
        }
    }

    @Test
    void few_see_every_tenant() {
        FEW_SEE_EVERY_TENANT.check(Product.CLASSES);
        assertBites(FEW_SEE_EVERY_TENANT, LooksAcrossTenants.class);
    }

    @Test
    void whoever_is_listed_as_seeing_every_tenant_does() {
        assertThat(ACROSS_TENANTS)
                .allSatisfy(name -> assertThat(Product.CLASSES.stream()
                                .filter(Vocabulary::isUseCase)
                                .filter(type -> type.getSimpleName().equals(name))
                                .flatMap(type -> type.getCodeUnitAccessesFromSelf().stream())
                                .filter(access -> access.getName().equals("acrossTenants")))
                        .as(name)
                        .isNotEmpty());
    }

    private static Stream<String> faults(JavaClass type) {
        List<JavaMethod> verbs = type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.BRIDGE))
                .toList();
        return Stream.of(
                        fault(!type.getModifiers().contains(JavaModifier.FINAL), "is not final"),
                        fault(verbs.size() != 1, "has " + verbs.size() + " public methods"),
                        verbs.stream()
                                .filter(verb -> verb.getRawParameterTypes().size() > 1)
                                .map(verb -> "takes more than one argument"),
                        verbs.stream()
                                .filter(verb -> !isAnswer(type, verb.getReturnType()))
                                .map(verb ->
                                        "answers with " + verb.getReturnType().getName()))
                .flatMap(faults -> faults);
    }

    private static boolean isAnswer(JavaClass useCase, JavaType answer) {
        if (answer.toErasure().isEquivalentTo(java.util.Optional.class)) {
            return answer instanceof JavaParameterizedType optional
                    && isAnswer(useCase, optional.getActualTypeArguments().getFirst());
        }
        JavaClass type = answer.toErasure();
        boolean ofUseCase = topLevel(type).equals(useCase);
        return type.getName().equals("void")
                || (ofUseCase && ((type.isInterface() && type.isSealed()) || type.isEnum() || type.isRecord()))
                || (isIn(DOMAIN, type) && (type.isRecord() || type.isEnum()))
                || (isIn(APPLICATION, type) && type.isTopLevelClass() && type.isRecord());
    }

    private static Stream<String> fault(boolean is, String what) {
        return is ? Stream.of(what) : Stream.empty();
    }

    private static void assertBites(ArchRule rule, Class<?> canary) {
        assertThat(Product.violations(rule, canary)).as(canary.getSimpleName()).isNotEmpty();
    }
}
