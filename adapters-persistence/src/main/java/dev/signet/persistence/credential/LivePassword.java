package dev.signet.persistence.credential;

import static dev.signet.persistence.schema.Tables.CREDENTIAL;
import static org.jooq.impl.DSL.inline;

import dev.signet.domain.Version;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.Credential;
import dev.signet.persistence.transaction.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;

/// The life of a user's live password, beside another credential in the same row.
final class LivePassword {

    static final Credential TABLE = CREDENTIAL.as("live_password");

    private static final Field<Integer> VERSION = TABLE.VERSION.as("live_password_version");
    private static final Field<OffsetDateTime> CREATED = TABLE.CREATED.as("live_password_created");
    private static final Field<OffsetDateTime> EXPIRES = TABLE.EXPIRES.as("live_password_expires");
    private static final Field<String> MADE_BY = TABLE.MADE_BY.as("live_password_made_by");

    static final List<Field<?>> ALL = List.of(VERSION, CREATED, EXPIRES, MADE_BY);

    private LivePassword() {}

    /// That of `user` of `tenant`.
    static Condition of(Field<UUID> tenant, Field<UUID> user) {
        return TABLE.TENANT
                .eq(tenant)
                .and(TABLE.APP_USER.eq(user))
                .and(TABLE.KIND.eq(CredentialColumns.word(CredentialKind.PASSWORD)))
                .and(TABLE.STATE.eq(inline(CredentialColumns.LIVE)));
    }

    static Optional<CredentialLife> find(Row row) {
        return Optional.ofNullable(row.get(VERSION))
                .map(version -> new CredentialLife(
                        new Version(version),
                        row.get(CREATED).toInstant(),
                        Values.instant(row.get(EXPIRES)),
                        Makers.read(row.get(MADE_BY))));
    }
}
