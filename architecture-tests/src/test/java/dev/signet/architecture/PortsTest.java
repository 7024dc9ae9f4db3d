package dev.signet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.signet.architecture.Vocabulary.APPLICATION;
import static dev.signet.architecture.Vocabulary.SERVICE_PORTS;
import static dev.signet.architecture.Vocabulary.isIn;
import static dev.signet.architecture.Vocabulary.satisfy;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.signet.application.SharedState;
import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import dev.signet.application.canary.ForgottenNonces;
import dev.signet.application.canary.Gossips;
import dev.signet.application.canary.Leaks;
import dev.signet.domain.tenant.TenantId;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No tenant, no transaction, no data.
final class PortsTest {

    /// Of a feature. What a whole system may have grows with what it does; what a reader must hold at once does not.
    private static final long FEW = 6;

    private static final ArchRule REPOSITORIES_TAKE_A_TRANSACTION = classes()
            .that(Vocabulary.REPOSITORIES)
            .should(satisfy(
                    "take a TenantTx or SystemTx first",
                    type -> beginningOtherwise(type, TenantTx.class, SystemTx.class)));

    private static final ArchRule SHARED_STATE_TAKES_A_TENANT = classes()
            .that(Vocabulary.PORTS)
            .and(DescribedPredicate.describe("are shared state", type -> type.isAnnotatedWith(SharedState.class)))
            .should(satisfy("take a TenantId first", type -> beginningOtherwise(type, TenantId.class)));

    private static final ArchRule PORTS_KNOW_NO_FEATURE = classes()
            .that(Vocabulary.PORTS)
            .should(satisfy(
                    "know only the domain and what all features share",
                    type -> Stream.concat(Stream.of(type), nested(type))
                            .flatMap(part -> part.getDirectDependenciesFromSelf().stream())
                            .map(dependency -> Vocabulary.topLevel(dependency.getTargetClass()))
                            .filter(target -> isIn(APPLICATION, target) && !target.equals(type))
                            .filter(target ->
                                    !Vocabulary.feature(APPLICATION, target).isEmpty())
                            .map(target -> "knows " + target.getName())));

    @Test
    void repositories_take_a_transaction() {
        REPOSITORIES_TAKE_A_TRANSACTION.check(Product.CLASSES);
        assertThat(Product.violations(REPOSITORIES_TAKE_A_TRANSACTION, Leaks.class))
                .hasSize(2);
    }

    @Test
    void shared_state_takes_a_tenant() {
        SHARED_STATE_TAKES_A_TENANT.check(Product.CLASSES);
        assertThat(Product.violations(SHARED_STATE_TAKES_A_TENANT, ForgottenNonces.class))
                .isNotEmpty();
    }

    @Test
    void ports_know_only_the_domain() {
        PORTS_KNOW_NO_FEATURE.check(Product.CLASSES);
        assertThat(Product.violations(PORTS_KNOW_NO_FEATURE, Gossips.class)).isNotEmpty();
    }

    @Test
    void every_port_that_is_excused_from_transactions_exists() {
        assertThat(Product.CLASSES.stream().filter(Vocabulary::isPort).map(JavaClass::getSimpleName))
                .containsAll(SERVICE_PORTS.keySet());
    }

    @Test
    void a_feature_has_few_ports() {
        Map<String, Long> ports = Product.CLASSES.stream()
                .filter(Vocabulary::isPort)
                .collect(groupingBy(JavaClass::getPackageName, counting()));
        assertThat(ports)
                .hasSizeGreaterThan(5)
                .allSatisfy((feature, count) -> assertThat(count).as(feature).isLessThanOrEqualTo(FEW));
    }

    private static Stream<String> beginningOtherwise(JavaClass port, Class<?>... first) {
        return port.getMethods().stream()
                .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                .filter(method -> Arrays.stream(first).noneMatch(type -> beginsWith(method, type)))
                .map(method -> "." + method.getName() + " begins otherwise");
    }

    private static boolean beginsWith(JavaMethod method, Class<?> type) {
        return !method.getRawParameterTypes().isEmpty()
                && method.getRawParameterTypes().getFirst().isEquivalentTo(type);
    }

    private static Stream<JavaClass> nested(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(other ->
                        !other.equals(type) && Vocabulary.topLevel(other).equals(type));
    }
}
