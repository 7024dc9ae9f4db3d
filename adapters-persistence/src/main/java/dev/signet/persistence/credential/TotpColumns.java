package dev.signet.persistence.credential;

import static dev.signet.persistence.schema.Tables.CREDENTIAL;
import static org.jooq.impl.DSL.inline;

import dev.signet.domain.Version;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.TotpCredential;
import dev.signet.domain.signature.SealedValue;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.Credential;
import dev.signet.persistence.transaction.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;

/// Somebody's authenticator as part of a row, beside another credential.
public final class TotpColumns {

    /// The credentials, once more.
    public static final Credential TABLE = CREDENTIAL.as("totp");

    private static final Field<UUID> ID = TABLE.ID.as("totp_id");
    private static final Field<Integer> VERSION = TABLE.VERSION.as("totp_version");
    private static final Field<OffsetDateTime> CREATED = TABLE.CREATED.as("totp_created");
    private static final Field<OffsetDateTime> EXPIRES = TABLE.EXPIRES.as("totp_expires");
    private static final Field<String> MADE_BY = TABLE.MADE_BY.as("totp_made_by");
    private static final Field<byte[]> SEALED = TABLE.SEALED.as("totp_sealed");
    private static final Field<String> SEALING_KEY = TABLE.SEALING_KEY.as("totp_sealing_key");
    private static final Field<Long> LAST_STEP = TABLE.LAST_STEP.as("totp_last_step");

    /// All of them.
    public static final List<Field<?>> ALL =
            List.of(ID, VERSION, CREATED, EXPIRES, MADE_BY, SEALED, SEALING_KEY, LAST_STEP);

    private TotpColumns() {}

    /// The one of `user` of `tenant` that counts.
    public static Condition isLive(Field<UUID> tenant, Field<UUID> user) {
        return TABLE.TENANT
                .eq(tenant)
                .and(TABLE.APP_USER.eq(user))
                .and(TABLE.KIND.eq(CredentialColumns.word(CredentialKind.TOTP)))
                .and(TABLE.STATE.eq(inline(CredentialColumns.LIVE)));
    }

    /// The authenticator of `row`, if the row has one.
    public static Optional<TotpCredential> find(Row row) {
        return row.get(ID) == null ? Optional.empty() : Optional.of(read(row));
    }

    private static TotpCredential read(Row row) {
        Long spent = row.get(LAST_STEP);
        return new TotpCredential(
                new CredentialId(row.get(ID)),
                new SealedValue(row.get(SEALING_KEY), row.get(SEALED)),
                new CredentialLife(
                        new Version(row.get(VERSION)),
                        row.get(CREATED).toInstant(),
                        Values.instant(row.get(EXPIRES)),
                        Makers.read(row.get(MADE_BY))),
                spent == null ? TotpCredential.NONE_SPENT : spent);
    }
}
