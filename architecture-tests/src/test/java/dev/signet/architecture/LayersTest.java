package dev.signet.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.signet.architecture.Vocabulary.APPLICATION;
import static dev.signet.architecture.Vocabulary.isIn;
import static dev.signet.architecture.Vocabulary.isUseCase;
import static dev.signet.architecture.Vocabulary.satisfy;
import static dev.signet.architecture.Vocabulary.topLevel;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.signet.application.StoreUnavailable;
import dev.signet.application.canary.KnowsAnAdapter;
import dev.signet.application.canary.KnowsTheDatabase;
import dev.signet.domain.canary.KnowsTheApplication;
import dev.signet.grpc.canary.KnowsRest;
import dev.signet.persistence.canary.CallsAUseCase;
import dev.signet.persistence.canary.SpeaksJson;
import dev.signet.rest.canary.AsksAPort;
import dev.signet.rest.canary.ImplementsAPort;
import dev.signet.rest.canary.KnowsBootstrap;
import dev.signet.rest.canary.LooksThingsUp;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who may know whom.
final class LayersTest {

    /// Values, collections, time, arithmetic on bytes, and hashes. Nothing that does anything.
    private static final DescribedPredicate<JavaClass> PLATFORM = resideInAnyPackage(
                    "java.lang..",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    "java.time..",
                    "java.math",
                    "java.nio.charset",
                    "org.jspecify.annotations")
            .or(named("java.nio.ByteBuffer", "java.nio.Buffer", "java.nio.ByteOrder"))
            .or(named("java.security.MessageDigest", "javax.crypto.Mac", "javax.crypto.spec.SecretKeySpec"))
            .or(named("java.security.GeneralSecurityException", "java.security.NoSuchAlgorithmException"))
            .or(named("java.security.InvalidKeyException", "java.security.Key", "java.security.spec.KeySpec"))
            .or(named("java.net.URI", "java.text.Normalizer", "java.text.Normalizer$Form", "java.io.Serializable"))
            .or(DescribedPredicate.describe(
                    "primitives", type -> type.getBaseComponentType().isPrimitive()));

    private static final ArchRule THE_DOMAIN_SEES_VALUES_ONLY = classes()
            .that()
            .resideInAPackage("dev.signet.domain..")
            .should()
            .onlyDependOnClassesThat(PLATFORM.or(resideInAnyPackage("dev.signet.domain..")));

    private static final ArchRule THE_APPLICATION_KNOWS_ONLY_THE_DOMAIN = classes()
            .that()
            .resideInAPackage("dev.signet.application..")
            .should()
            .onlyDependOnClassesThat(
                    PLATFORM.or(resideInAnyPackage("dev.signet.domain..", "dev.signet.application..")));

    /// Of the application: use cases, the records they take and give, and what they throw. No port, no collaborator.
    private static final ArchRule DRIVING_ADAPTERS_TOUCH_USE_CASES_ONLY = classes()
            .that()
            .resideInAnyPackage("dev.signet.rest..", "dev.signet.grpc..")
            .should(reachIntoTheApplicationOnlyFor(
                    "use cases, values and failures", type -> isUseCase(type) || isValueOrFailure(type)));

    private static final ArchRule DRIVEN_ADAPTERS_CALL_NO_USE_CASE = classes()
            .that()
            .resideInAnyPackage("dev.signet.persistence..", "dev.signet.secrets..")
            .should(reachIntoTheApplicationOnlyFor(
                    "ports, transactions, values and failures", type -> type.isInterface() || isValueOrFailure(type)));

    private static final ArchRule PORTS_ARE_IMPLEMENTED_BY_DRIVEN_ADAPTERS = classes()
            .that(Vocabulary.IMPLEMENTATIONS_OF_PORTS)
            .and(DescribedPredicate.not(Vocabulary.FACTORS_OF_OUR_OWN))
            .should()
            .resideInAnyPackage("dev.signet.persistence..", "dev.signet.secrets..")
            // The rooms of the driven adapters may be empty while they are being furnished.
            .allowEmptyShould(true);

    private static final ArchRule ADAPTERS_IGNORE_ONE_ANOTHER = classes()
            .that()
            .resideInAnyPackage(
                    "dev.signet.rest..", "dev.signet.grpc..", "dev.signet.persistence..", "dev.signet.secrets..")
            .should(satisfy(
                    "know no other adapter and no wiring",
                    type -> targets(type)
                            .filter(target ->
                                    !isInside(target) && !adapter(target).equals(adapter(type)))
                            .map(target -> "knows " + target.getName())));

    /// The pool is handed over by the wiring, since the framework makes transactions of it.
    private static final ArchRule SQL_STAYS_IN_PERSISTENCE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.signet.persistence..")
            .and()
            .doNotHaveFullyQualifiedName("dev.signet.bootstrap.wiring.StorageWiring")
            .and()
            .haveNameNotMatching("dev\\.signet\\.bootstrap\\.wiring\\.\\$StorageWiring.*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.jooq..",
                    "org.flywaydb..",
                    "org.postgresql..",
                    "com.zaxxer.hikari..",
                    "io.micronaut.data..");

    private static final ArchRule WIRE_FORMATS_STAY_AT_THE_DRIVING_EDGE = noClasses()
            .that()
            .resideOutsideOfPackages("dev.signet.rest..", "dev.signet.grpc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.fasterxml.jackson.annotation..",
                    "io.micronaut.serde.annotation..",
                    "io.micronaut.http.annotation..",
                    "com.google.protobuf..",
                    "io.grpc..");

    @Test
    void the_domain_sees_values_only() {
        THE_DOMAIN_SEES_VALUES_ONLY.check(Product.CLASSES);
        assertBites(THE_DOMAIN_SEES_VALUES_ONLY, KnowsTheApplication.class);
        assertBites(THE_DOMAIN_SEES_VALUES_ONLY, dev.signet.domain.canary.OpensFiles.class);
    }

    @Test
    void the_application_knows_only_the_domain() {
        THE_APPLICATION_KNOWS_ONLY_THE_DOMAIN.check(Product.CLASSES);
        assertBites(THE_APPLICATION_KNOWS_ONLY_THE_DOMAIN, KnowsAnAdapter.class);
    }

    @Test
    void driving_adapters_touch_use_cases_only() {
        DRIVING_ADAPTERS_TOUCH_USE_CASES_ONLY.check(Product.CLASSES);
        assertBites(DRIVING_ADAPTERS_TOUCH_USE_CASES_ONLY, AsksAPort.class);
        assertBites(DRIVING_ADAPTERS_TOUCH_USE_CASES_ONLY, dev.signet.rest.canary.AsksACollaborator.class);
    }

    @Test
    void driving_adapters_may_use_what_use_cases_take_and_give() {
        assertThat(Product.violations(
                        DRIVING_ADAPTERS_TOUCH_USE_CASES_ONLY, LooksThingsUp.class, StoreUnavailable.class))
                .isEmpty();
    }

    @Test
    void driven_adapters_call_no_use_case() {
        DRIVEN_ADAPTERS_CALL_NO_USE_CASE.check(Product.CLASSES);
        assertBites(DRIVEN_ADAPTERS_CALL_NO_USE_CASE, CallsAUseCase.class);
    }

    @Test
    void ports_are_implemented_by_driven_adapters() {
        PORTS_ARE_IMPLEMENTED_BY_DRIVEN_ADAPTERS.check(Product.CLASSES);
        assertBites(PORTS_ARE_IMPLEMENTED_BY_DRIVEN_ADAPTERS, ImplementsAPort.class);
    }

    @Test
    void adapters_ignore_one_another_and_the_wiring() {
        ADAPTERS_IGNORE_ONE_ANOTHER.check(Product.CLASSES);
        assertBites(ADAPTERS_IGNORE_ONE_ANOTHER, KnowsRest.class);
        assertBites(ADAPTERS_IGNORE_ONE_ANOTHER, KnowsBootstrap.class);
    }

    @Test
    void sql_stays_in_persistence() {
        SQL_STAYS_IN_PERSISTENCE.check(Product.CLASSES);
        assertBites(SQL_STAYS_IN_PERSISTENCE, KnowsTheDatabase.class);
        assertBites(SQL_STAYS_IN_PERSISTENCE, dev.signet.rest.canary.KnowsJooq.class);
    }

    @Test
    void wire_formats_stay_at_the_driving_edge() {
        WIRE_FORMATS_STAY_AT_THE_DRIVING_EDGE.check(Product.CLASSES);
        assertBites(WIRE_FORMATS_STAY_AT_THE_DRIVING_EDGE, SpeaksJson.class);
        assertBites(WIRE_FORMATS_STAY_AT_THE_DRIVING_EDGE, dev.signet.persistence.canary.SpeaksProtobuf.class);
    }

    private static com.tngtech.archunit.lang.ArchCondition<JavaClass> reachIntoTheApplicationOnlyFor(
            String what, Predicate<JavaClass> allowed) {
        return satisfy(
                "reach into the application only for " + what,
                type -> targets(type)
                        .filter(target -> isIn(APPLICATION, target) && !allowed.test(topLevel(target)))
                        .map(target -> "reaches for " + target.getName()));
    }

    private static boolean isValueOrFailure(JavaClass type) {
        return type.isRecord() || type.isEnum() || type.isAssignableTo(Throwable.class);
    }

    private static Stream<JavaClass> targets(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(target -> target.getPackageName().startsWith("dev.signet."));
    }

    private static boolean isInside(JavaClass type) {
        return isIn(Vocabulary.DOMAIN, type) || isIn(APPLICATION, type);
    }

    private static String adapter(JavaClass type) {
        String rest = type.getPackageName().substring("dev.signet.".length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe(
                String.join(", ", names),
                type -> Stream.of(names).anyMatch(type.getBaseComponentType().getName()::equals));
    }

    private static void assertBites(ArchRule rule, Class<?> canary) {
        assertThat(Product.violations(rule, canary)).as(canary.getSimpleName()).isNotEmpty();
    }
}
