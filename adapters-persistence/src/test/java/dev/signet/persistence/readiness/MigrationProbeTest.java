package dev.signet.persistence.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.DatabaseRoles;
import dev.signet.persistence.database.Migrations;
import dev.signet.persistence.database.RolePreparation;
import dev.signet.persistence.database.TestDatabase;
import java.sql.SQLException;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class MigrationProbeTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private final Migrations migrations = new Migrations(DATABASE.url(), DATABASE.roles());

    @Test
    void a_schema_that_lacks_steps_is_trouble_and_a_newer_one_a_concern() throws SQLException {
        new RolePreparation(DATABASE.url()).prepare();
        assertThat(new MigrationProbe(migrations).trouble()).get().asString().contains("signet migrate");

        migrations.migrate();
        assertThat(new MigrationProbe(migrations).trouble()).isEmpty();
        assertThat(new MigrationProbe(migrations).concern()).isEmpty();

        try (var connection = DATABASE.connect()) {
            DSL.using(connection, SQLDialect.POSTGRES)
                    .execute("update %s.schema_history set version = '9999' where installed_rank = "
                                    .formatted(DatabaseRoles.SCHEMA)
                            + "(select max(installed_rank) from %s.schema_history)".formatted(DatabaseRoles.SCHEMA));
        }
        assertThat(new MigrationProbe(migrations).concern()).get().asString().contains("newer");
        assertThat(new MigrationProbe(migrations).trouble()).isEmpty();
    }
}
