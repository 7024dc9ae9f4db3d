package dev.signet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.signet.architecture.Vocabulary.satisfy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchRule;
import dev.signet.application.canary.Coins;
import dev.signet.application.canary.CoinsContract;
import dev.signet.persistence.canary.JooqCoins;
import dev.signet.persistence.canary.JooqCoinsTest;
import dev.signet.persistence.canary.RedisCoins;
import dev.signet.persistence.canary.SkipsItsContract;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A port's promise is a test, run against whatever implements it, and it cannot be skipped.
final class ContractsTest {

    /// Ports whose promise no test can put in words that hold for every implementation, and why.
    private static final Map<String, String> WITHOUT_CONTRACT = Map.of(
            "Probe", "each one looks at another thing; each has a test of its own",
            "SecondFactor", "each one asks for another proof; each has a test of its own");

    private static final Set<String> WAYS_OUT = Set.of(
            "org.junit.jupiter.api.Disabled",
            "org.junit.jupiter.api.Assumptions",
            "org.junit.jupiter.api.condition",
            "org.assertj.core.api.Assumptions",
            "org.assertj.core.api.AssumptionExceptionFactory",
            "org.opentest4j.TestAbortedException",
            "net.jqwik.api.Disabled",
            "io.micronaut.context.annotation.Requires");

    private static final ArchRule NOTHING_IS_SKIPPED = classes()
            .that(DescribedPredicate.describe(
                    "are tests or contracts", type -> type.getName().matches(".*(Test|Contract)(\\$.*)?")))
            .should(satisfy(
                    "run whatever the circumstances",
                    type -> Stream.concat(
                            type.getDirectDependenciesFromSelf().stream()
                                    .map(dependency ->
                                            dependency.getTargetClass().getName())
                                    .filter(ContractsTest::isWayOut)
                                    .map(way -> "knows " + way),
                            assumptions(type))))
            .allowEmptyShould(false);

    private static final ArchRule NO_PROMISE_IS_OVERRIDDEN = classes()
            .that(DescribedPredicate.describe("are tests", type -> true))
            .should(satisfy(
                    "run every test of their contracts as it is",
                    type -> type.getAllRawInterfaces().stream()
                            .filter(contract -> contract.getSimpleName().endsWith("Contract"))
                            .flatMap(contract -> contract.getMethods().stream())
                            .filter(ContractsTest::isTest)
                            .filter(promise -> type.getMethods().stream().anyMatch(own -> overrides(own, promise)))
                            .map(promise -> "overrides " + promise.getName())));

    @Test
    void every_implementation_of_a_port_runs_its_contract() {
        assertThat(unproven(Product.CLASSES, Product.TESTS)).isEmpty();
    }

    @Test
    void every_fake_runs_the_contract_too() {
        // `Store` is how tests reach every port, and no port itself.
        assertThat(unproven(Product.TESTS, Product.TESTS)
                        .filter(fault -> fault.contains(".InMemory"))
                        .filter(fault -> !fault.endsWith(" runs no StoreContract")))
                .isEmpty();
    }

    @Test
    void an_implementation_without_its_contract_is_found() {
        JavaClasses product = Product.canaries(JooqCoins.class, RedisCoins.class, Coins.class);
        JavaClasses tests = Product.canaries(JooqCoinsTest.class, CoinsContract.class);
        assertThat(unproven(product, tests)).singleElement().asString().contains("RedisCoins");
    }

    @Test
    void nothing_is_skipped() {
        NOTHING_IS_SKIPPED.check(Product.TESTS);
        assertThat(Product.violations(NOTHING_IS_SKIPPED, SkipsItsContract.class))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void no_promise_is_overridden() {
        NO_PROMISE_IS_OVERRIDDEN.check(Product.TESTS);
        assertThat(Product.violations(NO_PROMISE_IS_OVERRIDDEN, SkipsItsContract.class))
                .isNotEmpty();
    }

    @Test
    void every_port_excused_from_a_contract_exists() {
        assertThat(Product.CLASSES.stream().filter(Vocabulary::isPort).map(JavaClass::getSimpleName))
                .containsAll(WITHOUT_CONTRACT.keySet());
    }

    /// Each implementation and port for which there is no test that is named after the implementation and runs the
    /// port's contract.
    private static Stream<String> unproven(JavaClasses implementations, JavaClasses tests) {
        return implementations.stream()
                .filter(type -> !type.isInterface() && !type.isAnonymousClass())
                .flatMap(type -> Vocabulary.portsOf(type)
                        .filter(port -> !WITHOUT_CONTRACT.containsKey(port.getSimpleName()))
                        .filter(port -> tests.stream().noneMatch(test -> proves(test, type, port)))
                        .map(port -> type.getName() + " runs no " + port.getSimpleName() + "Contract"));
    }

    private static boolean proves(JavaClass test, JavaClass implementation, JavaClass port) {
        return test.getSimpleName().startsWith(implementation.getSimpleName())
                && test.getSimpleName().endsWith("Test")
                && !test.getModifiers().contains(JavaModifier.ABSTRACT)
                && test.isAssignableTo(port.getName() + "Contract");
    }

    private static Stream<String> assumptions(JavaClass type) {
        return type.getCodeUnitAccessesFromSelf().stream()
                .filter(access -> access.getName().matches("assum(e|ing).*"))
                .map(access -> "assumes something in " + access.getOrigin().getName());
    }

    private static boolean isWayOut(String type) {
        return WAYS_OUT.stream().anyMatch(way -> type.equals(way) || type.startsWith(way + "."));
    }

    private static boolean isTest(CanBeAnnotated method) {
        return method.isAnnotatedWith(Test.class)
                || method.isAnnotatedWith("org.junit.jupiter.params.ParameterizedTest")
                || method.isAnnotatedWith("org.junit.jupiter.api.RepeatedTest")
                || method.isAnnotatedWith("net.jqwik.api.Property");
    }

    private static boolean overrides(JavaMethod own, JavaMethod promise) {
        return own.getName().equals(promise.getName())
                && own.getRawParameterTypes().equals(promise.getRawParameterTypes());
    }
}
