package dev.signet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.signet.architecture.Vocabulary.satisfy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import dev.signet.domain.canary.Counts;
import dev.signet.domain.canary.Draws;
import dev.signet.domain.canary.Forgets;
import dev.signet.domain.canary.KeepsForAll;
import dev.signet.domain.canary.Listens;
import dev.signet.domain.canary.Mints;
import dev.signet.domain.canary.Overhears;
import dev.signet.domain.canary.Prints;
import dev.signet.domain.canary.ReadsTheClock;
import dev.signet.domain.canary.ReadsTheZone;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What does not happen inside the hexagon: reading the clock, drawing chance, asking the environment, logging,
/// remembering.
final class InsideTest {

    /// Owner and member, both as patterns. A reference (`Instant::now`) counts like a call.
    private static final Map<Pattern, Pattern> FROM_OUTSIDE = Map.ofEntries(
            forbidden("java\\.time\\..*", "now|systemUTC|systemDefaultZone|system|tick.*|systemDefault"),
            forbidden(
                    "java\\.lang\\.System",
                    "currentTimeMillis|nanoTime|getenv|getProperty|getProperties|in|out|err|console|getLogger"),
            forbidden("java\\.util\\.(Date|GregorianCalendar)", "<init>"),
            forbidden("java\\.util\\.(Calendar|Locale|TimeZone)", "getInstance|getDefault"),
            forbidden("java\\.nio\\.charset\\.Charset", "defaultCharset"),
            forbidden("java\\.util\\.(Random|SplittableRandom)", ".*"),
            forbidden("java\\.util\\.random\\..*", ".*"),
            forbidden("java\\.util\\.concurrent\\.ThreadLocalRandom", ".*"),
            forbidden("java\\.security\\.SecureRandom", ".*"),
            forbidden("java\\.util\\.UUID", "randomUUID"),
            forbidden("java\\.util\\.Collections", "shuffle"),
            forbidden("java\\.lang\\.(Strict)?Math", "random"),
            forbidden("java\\.lang\\.(Boolean|Integer|Long)", "getBoolean|getInteger|getLong"),
            forbidden("java\\.lang\\.(Runtime|Process.*|Thread.*|ScopedValue)", ".*"),
            forbidden("java\\.lang\\.Throwable", "printStackTrace"));

    private static final Set<String> REMEMBERING =
            Set.of("java.util.concurrent", "java.util.concurrent.atomic", "java.util.concurrent.locks");

    private static final Set<String> MUTABLE = Set.of(
            "java.util.ArrayList",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.HashSet",
            "java.util.ArrayDeque",
            "java.util.BitSet",
            "java.util.Date",
            "java.lang.StringBuilder",
            "java.lang.ThreadLocal");

    private static final ArchRule NOTHING_INSIDE_ASKS_THE_WORLD = inside().should(satisfy(
            "read no clock, chance or environment",
            type -> type.getAccessesFromSelf().stream()
                    .filter(InsideTest::isFromOutside)
                    .map(JavaAccess::getDescription)));

    private static final ArchRule NOTHING_INSIDE_LOGS = noClasses()
            .that()
            .resideInAnyPackage("dev.signet.domain..", "dev.signet.application..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..", "ch.qos.logback..", "org.apache..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.System$Logger");

    private static final ArchRule NOTHING_INSIDE_CHANGES = inside().should(satisfy(
            "hold no state that changes",
            type -> type.getFields().stream()
                    .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                    .flatMap(InsideTest::whatChanges)));

    @Test
    void nothing_inside_asks_the_world() {
        NOTHING_INSIDE_ASKS_THE_WORLD.check(Product.CLASSES);
        for (Class<?> canary :
                Set.of(ReadsTheClock.class, ReadsTheZone.class, Draws.class, Mints.class, Prints.class)) {
            assertBites(NOTHING_INSIDE_ASKS_THE_WORLD, canary);
        }
    }

    @Test
    void nothing_inside_logs() {
        NOTHING_INSIDE_LOGS.check(Product.CLASSES);
        assertBites(NOTHING_INSIDE_LOGS, Listens.class);
        assertBites(NOTHING_INSIDE_LOGS, Overhears.class);
    }

    @Test
    void nothing_inside_changes() {
        NOTHING_INSIDE_CHANGES.check(Product.CLASSES);
        assertBites(NOTHING_INSIDE_CHANGES, Counts.class);
        assertBites(NOTHING_INSIDE_CHANGES, KeepsForAll.class);
        assertBites(NOTHING_INSIDE_CHANGES, Forgets.class);
    }

    private static boolean isFromOutside(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return FROM_OUTSIDE.entrySet().stream()
                .anyMatch(entry -> entry.getKey().matcher(owner).matches()
                        && entry.getValue().matcher(access.getName()).matches());
    }

    private static Stream<String> whatChanges(JavaField field) {
        JavaClass type = field.getRawType();
        boolean assignable = !field.getModifiers().contains(JavaModifier.FINAL);
        boolean remembers = REMEMBERING.contains(type.getPackageName()) || MUTABLE.contains(type.getName());
        boolean shared = type.isArray()
                && field.getModifiers().contains(JavaModifier.STATIC)
                && !field.getModifiers().contains(JavaModifier.PRIVATE);
        return assignable || remembers || shared ? Stream.of("can change its " + field.getName()) : Stream.empty();
    }

    private static GivenClassesConjunction inside() {
        return classes().that().resideInAnyPackage("dev.signet.domain..", "dev.signet.application..");
    }

    private static Map.Entry<Pattern, Pattern> forbidden(String owner, String member) {
        return Map.entry(Pattern.compile(owner), Pattern.compile(member));
    }

    private static void assertBites(ArchRule rule, Class<?> canary) {
        assertThat(Product.violations(rule, canary)).as(canary.getSimpleName()).isNotEmpty();
    }
}
