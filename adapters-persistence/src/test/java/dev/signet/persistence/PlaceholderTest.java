package dev.signet.persistence;

import static dev.signet.persistence.schema.Tables.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.PlaceholderContract;
import dev.signet.domain.PlaceholderCast;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/// Placeholder, proves that the generated schema is the migrated one, on a real PostgreSQL.
final class PlaceholderTest implements PlaceholderContract {

    @Override
    public String tenant() {
        return PlaceholderCast.ACME;
    }

    @Test
    void the_generated_schema_is_the_migrated_one() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
            assertThat(DSL.using(postgres.getPostgresDatabase(), SQLDialect.POSTGRES)
                            .fetchCount(TENANT))
                    .isZero();
        }
    }
}
