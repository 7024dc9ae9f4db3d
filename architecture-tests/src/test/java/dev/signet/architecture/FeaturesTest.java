package dev.signet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.signet.architecture.Vocabulary.APPLICATION;
import static dev.signet.architecture.Vocabulary.DOMAIN;
import static dev.signet.architecture.Vocabulary.feature;
import static dev.signet.architecture.Vocabulary.isIn;
import static dev.signet.architecture.Vocabulary.satisfy;
import static dev.signet.architecture.Vocabulary.topLevel;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.signet.application.audit.canary.AuditsByPassword;
import dev.signet.domain.canary.KnowsEverybody;
import dev.signet.domain.signature.canary.SignsForUsers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which feature may know which.
final class FeaturesTest {

    /// Of the domain. Beside these, every feature may use every feature's identifiers: a name is no knowledge.
    private static final Map<String, Set<String>> OF_DOMAIN = Map.of(
            "audit", Set.of(),
            "signature", Set.of(),
            "credential", Set.of("audit", "signature"),
            "client", Set.of("credential"),
            "tenant", Set.of("signature"),
            "user", Set.of("client"),
            "scim", Set.of("user"),
            "token", Set.of("client", "tenant", "user"));

    /// Of the application: whose use cases and what they are made of. Beside these, every feature may use every
    /// feature's ports, which are promises about the world and know no feature themselves.
    private static final Map<String, Set<String>> OF_APPLICATION = Map.ofEntries(
            Map.entry("audit", Set.of()),
            Map.entry("readiness", Set.of()),
            Map.entry("upkeep", Set.of()),
            Map.entry("repetition", Set.of()),
            Map.entry("signature", Set.of("audit")),
            Map.entry("tenant", Set.of("audit", "signature")),
            Map.entry("client", Set.of("audit", "credential")),
            Map.entry("credential", Set.of("audit")),
            Map.entry("user", Set.of("audit", "credential")),
            Map.entry("scim", Set.of("audit", "credential")),
            Map.entry("token", Set.of("audit", "client", "credential")));

    private static final ArchRule DOMAIN_FEATURES_FOLLOW_THE_TABLE = following(DOMAIN, OF_DOMAIN);

    private static final ArchRule APPLICATION_FEATURES_FOLLOW_THE_TABLE = following(APPLICATION, OF_APPLICATION);

    @Test
    void features_of_the_domain_follow_the_table() {
        DOMAIN_FEATURES_FOLLOW_THE_TABLE.check(Product.CLASSES);
        assertThat(Product.violations(DOMAIN_FEATURES_FOLLOW_THE_TABLE, SignsForUsers.class))
                .isNotEmpty();
        assertThat(Product.violations(DOMAIN_FEATURES_FOLLOW_THE_TABLE, KnowsEverybody.class))
                .as("a feature that is not in the table")
                .isNotEmpty();
    }

    @Test
    void features_of_the_application_follow_the_table() {
        APPLICATION_FEATURES_FOLLOW_THE_TABLE.check(Product.CLASSES);
        assertThat(Product.violations(APPLICATION_FEATURES_FOLLOW_THE_TABLE, AuditsByPassword.class))
                .isNotEmpty();
    }

    @Test
    void the_tables_say_nothing_that_is_not_so() {
        assertThat(edges(DOMAIN, Product.CLASSES)).isEqualTo(sorted(OF_DOMAIN));
        assertThat(edges(APPLICATION, Product.CLASSES)).isEqualTo(sorted(OF_APPLICATION));
    }

    @Test
    void the_tables_have_no_cycle() {
        assertThat(leftOfCycles(OF_DOMAIN)).isEmpty();
        assertThat(leftOfCycles(OF_APPLICATION)).isEmpty();
        assertThat(leftOfCycles(Map.of("a", Set.of("b"), "b", Set.of("a"), "c", Set.of("a"))))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    private static ArchRule following(String layer, Map<String, Set<String>> table) {
        return classes()
                .that()
                .resideInAPackage(layer + "..")
                .should(satisfy(
                        "follow the table of features",
                        type -> known(layer, type)
                                .filter(target -> !table.getOrDefault(feature(layer, type), Set.of())
                                        .contains(feature(layer, target)))
                                .map(target -> "of " + feature(layer, type) + " knows " + target.getName())));
    }

    /// What `type` knows of other features of its layer, as far as the table is about it.
    private static Stream<JavaClass> known(String layer, JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> topLevel(dependency.getTargetClass()))
                .filter(target -> isIn(layer, target))
                .filter(target -> !feature(layer, target).isEmpty())
                .filter(target -> !feature(layer, target).equals(feature(layer, type)))
                .filter(target -> !isForEverybody(target));
    }

    private static boolean isForEverybody(JavaClass target) {
        boolean identifier = target.isRecord() && target.getSimpleName().matches(".+(Id|Ref|Slug)");
        return identifier || Vocabulary.isPort(target);
    }

    private static Map<String, Set<String>> edges(String layer, JavaClasses classes) {
        Map<String, Set<String>> edges = new TreeMap<>();
        classes.stream()
                .filter(type -> isIn(layer, type) && !feature(layer, type).isEmpty())
                .forEach(type -> edges.computeIfAbsent(feature(layer, type), f -> new TreeSet<>())
                        .addAll(known(layer, type)
                                .map(target -> feature(layer, target))
                                .toList()));
        return edges;
    }

    private static Map<String, Set<String>> sorted(Map<String, Set<String>> table) {
        Map<String, Set<String>> sorted = new TreeMap<>();
        table.forEach((feature, known) -> sorted.put(feature, new TreeSet<>(known)));
        return sorted;
    }

    /// What is left of a table when, again and again, features that know nobody left are taken out.
    private static Set<String> leftOfCycles(Map<String, Set<String>> table) {
        Map<String, Set<String>> left = new HashMap<>();
        table.forEach((feature, known) -> left.put(feature, new HashSet<>(known)));
        List<String> free;
        do {
            free = left.entrySet().stream()
                    .filter(entry -> entry.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            free.forEach(left::remove);
            for (Set<String> known : left.values()) {
                known.retainAll(left.keySet());
            }
        } while (!free.isEmpty());
        return left.keySet();
    }
}
