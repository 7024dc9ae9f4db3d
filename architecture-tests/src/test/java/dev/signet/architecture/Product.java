package dev.signet.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// What the rules are run against: the product, its tests, and canaries, each apart from the others.
final class Product {

    /// Everything that is shipped.
    static final JavaClasses CLASSES = imported(location -> !isTest(location));

    /// The tests that the modules publish, without the rules and canaries of this one.
    static final JavaClasses TESTS =
            imported(location -> isTest(location) && !location.contains("/architecture-tests/"));

    private Product() {}

    /// What `rule` has against `canaries`.
    static List<String> violations(ArchRule rule, Class<?>... canaries) {
        return rule.evaluate(canaries(canaries)).getFailureReport().getDetails();
    }

    /// The classes, as a product of their own.
    static JavaClasses canaries(Class<?>... canaries) {
        return new ClassFileImporter().importClasses(canaries);
    }

    private static JavaClasses imported(java.util.function.Predicate<Location> which) {
        return new ClassFileImporter().withImportOption(which::test).importPackages("dev.signet");
    }

    /// As directories while the reactor only compiles, as `test-jar`s once it packages.
    private static boolean isTest(Location location) {
        return location.contains("/test-classes/") || location.contains("-tests.jar");
    }
}
