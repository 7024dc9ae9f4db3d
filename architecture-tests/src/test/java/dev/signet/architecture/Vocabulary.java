package dev.signet.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.signet.application.SharedState;
import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// The words of the architecture, said in terms of classes.
final class Vocabulary {

    static final String DOMAIN = "dev.signet.domain";
    static final String APPLICATION = "dev.signet.application";

    /// The ports that are no repositories, and why they take no transaction. What is missing here is a repository.
    static final Map<String, String> SERVICE_PORTS = Map.ofEntries(
            Map.entry("Entropy", "chance belongs to no tenant"),
            Map.entry("Transactions", "it is what hands transactions out"),
            Map.entry("Signer", "signs and verifies; the ring it is given was loaded in a transaction"),
            Map.entry("SecretSealer", "computes, under keys of the deployment"),
            Map.entry("SecretStore", "holds the secrets of whoever runs the deployment; tenants have no part in it"),
            Map.entry("ClientAssertions", "reads a signature by keys that it is given"),
            Map.entry("PasswordHasher", "computes"),
            Map.entry("ClientSecrets", "computes"),
            Map.entry("CommonPasswords", "computes, from a list that comes with the program"),
            Map.entry("SecondFactor", "proves somebody; what it stores it stores in transactions that it opens"),
            Map.entry("KeyedDigests", "computes, under keys of the deployment"),
            Map.entry("CredentialUses", "counts in process; what it counted is stored by another"),
            Map.entry("Pseudonymizer", "computes, under a key of the deployment"),
            Map.entry("RefreshTokenSeal", "computes, under keys of the deployment"),
            Map.entry("ChainSeal", "computes, under keys of the deployment"),
            Map.entry("Refusals", "counts in process; what it counted is stored by another"),
            Map.entry("TenantDirectory", "the one look-up before there is a tenant to look for"),
            Map.entry("Routes", "the look-up of what arrives without its tenant"),
            Map.entry("TenantKeys", "a memory in front of KeyRings, which opens transactions itself"),
            Map.entry("Upkeep", "acts for all tenants at once, through functions of the owner"),
            Map.entry("Probe", "looks at the node, at nobody's data"));

    private Vocabulary() {}

    /// A top-level, public class of the application with a method `handle`.
    static final DescribedPredicate<JavaClass> USE_CASES =
            DescribedPredicate.describe("are use cases", Vocabulary::isUseCase);

    /// A top-level interface of the application, but for the proofs of a transaction.
    static final DescribedPredicate<JavaClass> PORTS = DescribedPredicate.describe("are ports", Vocabulary::isPort);

    /// A port to the data of tenants, kept in transactions.
    static final DescribedPredicate<JavaClass> REPOSITORIES = DescribedPredicate.describe(
            "are repositories",
            type -> isPort(type)
                    && !SERVICE_PORTS.containsKey(type.getSimpleName())
                    && !type.isAnnotatedWith(SharedState.class));

    /// A concrete class outside the application that keeps the promises of a port.
    static final DescribedPredicate<JavaClass> IMPLEMENTATIONS_OF_PORTS = DescribedPredicate.describe(
            "implement ports",
            type -> !type.isInterface() && portsOf(type).findAny().isPresent());

    /// Codes and recovery codes are arithmetic over what is stored; other factors may come from adapters.
    static final DescribedPredicate<JavaClass> FACTORS_OF_OUR_OWN = DescribedPredicate.describe(
            "are second factors of the application's own",
            type -> isIn(APPLICATION, type)
                    && portsOf(type).allMatch(port -> port.getSimpleName().equals("SecondFactor")));

    static boolean isUseCase(JavaClass type) {
        return isIn(APPLICATION, type)
                && type.isTopLevelClass()
                && !type.isInterface()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getMethods().stream()
                        .anyMatch(method -> method.getName().equals("handle"));
    }

    static boolean isPort(JavaClass type) {
        return isIn(APPLICATION, type)
                && type.isTopLevelClass()
                && type.isInterface()
                && !type.isAnnotation()
                && !type.getSimpleName().equals("package-info")
                && !type.getSimpleName().endsWith("Contract")
                && !type.isEquivalentTo(TenantTx.class)
                && !type.isEquivalentTo(SystemTx.class);
    }

    static Stream<JavaClass> portsOf(JavaClass type) {
        return type.getAllRawInterfaces().stream().filter(Vocabulary::isPort);
    }

    static boolean isIn(String layer, JavaClass type) {
        return type.getPackageName().equals(layer) || type.getPackageName().startsWith(layer + ".");
    }

    /// The first word after the layer; empty for what all features of the layer share.
    static String feature(String layer, JavaClass type) {
        String rest = type.getPackageName().substring(layer.length());
        int dot = rest.indexOf('.', 1);
        return rest.isEmpty() ? "" : rest.substring(1, dot < 0 ? rest.length() : dot);
    }

    static JavaClass topLevel(JavaClass type) {
        JavaClass outer = type.getBaseComponentType();
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    /// A condition that names everything that is wrong with a class; nothing named, nothing wrong.
    static ArchCondition<JavaClass> satisfy(String description, Function<JavaClass, Stream<String>> faults) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                faults.apply(type)
                        .distinct()
                        .forEach(
                                fault -> events.add(SimpleConditionEvent.violated(type, type.getName() + " " + fault)));
            }
        };
    }
}
