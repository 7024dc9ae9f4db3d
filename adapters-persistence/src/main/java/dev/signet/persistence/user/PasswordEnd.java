package dev.signet.persistence.user;

import static dev.signet.persistence.schema.Tables.CREDENTIAL;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.signet.domain.credential.CredentialKind;
import dev.signet.persistence.Values;
import dev.signet.persistence.credential.CredentialColumns;
import dev.signet.persistence.transaction.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// When a user's password must be changed.
public final class PasswordEnd {

    private static final String TABLE = "password";
    private static final Field<OffsetDateTime> EXPIRES =
            DSL.field(DSL.name(TABLE, "password_expires"), CREDENTIAL.EXPIRES.getDataType());

    static final List<Field<?>> ALL = List.of(EXPIRES);

    private PasswordEnd() {}

    /// That of `user` of `tenant`, to be joined on true.
    public static Table<?> of(Field<UUID> tenant, Field<UUID> user) {
        return lateral(select(max(CREDENTIAL.EXPIRES).as(EXPIRES.getName()))
                .from(CREDENTIAL)
                .where(
                        CREDENTIAL.TENANT.eq(tenant),
                        CREDENTIAL.APP_USER.eq(user),
                        CREDENTIAL.KIND.eq(CredentialColumns.word(CredentialKind.PASSWORD)),
                        CREDENTIAL.STATE.eq(inline(CredentialColumns.LIVE)))
                .asTable(TABLE));
    }

    static Optional<Instant> read(Row row) {
        return Values.instant(row.get(EXPIRES));
    }
}
