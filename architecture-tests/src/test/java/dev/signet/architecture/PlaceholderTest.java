package dev.signet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.signet.application.PlaceholderContract;
import dev.signet.domain.PlaceholderCast;
import org.junit.jupiter.api.Test;

/// Placeholder, proves that every module and its tests are in sight.
final class PlaceholderTest implements PlaceholderContract {

    @Override
    public String tenant() {
        return PlaceholderCast.ACME;
    }

    @Test
    void every_module_and_its_tests_are_in_sight() {
        var product = new ClassFileImporter().importPackages("dev.signet");
        for (var room : new String[] {"domain", "application", "rest", "grpc", "persistence", "secrets", "bootstrap"}) {
            assertThat(product.containPackage("dev.signet." + room)).as(room).isTrue();
        }
        classes()
                .that()
                .resideInAPackage("dev.signet.domain..")
                .should()
                .onlyBeAccessed()
                .byAnyPackage("dev.signet..")
                .check(product);
    }
}
