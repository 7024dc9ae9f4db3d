package dev.signet.persistence.database;

import dev.signet.application.StoreUnavailable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywaySqlException;

/// The steps that bring a prepared database's schema to what this code expects. They run as the owner; nodes that
/// start at once take turns; nothing is ever cleaned or applied out of order.
public final class Migrations {

    private static final Set<MigrationState> NEWER =
            EnumSet.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private final Flyway flyway;

    public Migrations(DatabaseUrl url, DatabaseRoles roles) {
        this(url, roles, "classpath:db/migration");
    }

    Migrations(DatabaseUrl url, DatabaseRoles roles, String location) {
        flyway = Flyway.configure()
                .dataSource(url.dataSource())
                .callbacks(new BecomeOwner(roles))
                .locations(location)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .defaultSchema(DatabaseRoles.SCHEMA)
                .createSchemas(false)
                .table("schema_history")
                .placeholders(roles.placeholders())
                .cleanDisabled(true)
                .outOfOrder(false)
                .baselineOnMigrate(false)
                .loggers("slf4j")
                .load();
    }

    /// One step of the schema.
    ///
    /// @param version as in the file's name
    /// @param description the rest of the file's name, in words
    public record Step(String version, String description) {}

    /// What would be applied.
    ///
    /// @throws UnusableDatabase if the schema is newer than this code
    public List<Step> pending() {
        return asking(database -> {
            refuseNewer(database);
            return steps(database.info().pending());
        });
    }

    /// What has been applied.
    ///
    /// @throws UnusableDatabase if the schema is newer than this code
    public List<Step> applied() {
        return asking(database -> {
            refuseNewer(database);
            return steps(database.info().applied());
        });
    }

    /// Applies what is pending and says what that was; with several nodes at it, only one of them has something
    /// to say.
    ///
    /// @throws UnusableDatabase if the schema is newer than this code, or was not made by these migrations
    public List<Step> migrate() {
        return asking(database -> {
            refuseNewer(database);
            return database.migrate().migrations.stream()
                    .map(step -> new Step(step.version, step.description))
                    .toList();
        });
    }

    private <T> T asking(Function<Flyway, T> question) {
        try {
            return question.apply(flyway);
        } catch (FlywayValidateException e) {
            throw new UnusableDatabase(
                    "The schema was not made by the migrations of this Signet: " + e.getMessage(), e);
        } catch (FlywaySqlException e) {
            throw new StoreUnavailable("The database cannot be reached for its migrations.", e);
        } catch (FlywayException e) {
            throw new UnusableDatabase("The schema could not be migrated: " + e.getMessage(), e);
        }
    }

    private static void refuseNewer(Flyway database) {
        Arrays.stream(database.info().all())
                .filter(step -> NEWER.contains(step.getState()))
                .reduce((older, newer) -> newer)
                .ifPresent(step -> {
                    throw new UnusableDatabase(
                            "The schema is at version %s, which this Signet does not know yet: start the newer one."
                                    .formatted(step.getVersion()));
                });
    }

    private static List<Step> steps(MigrationInfo[] infos) {
        return Arrays.stream(infos)
                .map(info -> new Step(String.valueOf(info.getVersion()), info.getDescription()))
                .toList();
    }
}
