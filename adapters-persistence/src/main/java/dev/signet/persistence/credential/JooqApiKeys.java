package dev.signet.persistence.credential;

import static dev.signet.persistence.schema.Tables.APP_USER;
import static dev.signet.persistence.schema.Tables.CREDENTIAL;
import static dev.signet.persistence.schema.Tables.TENANT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;

import dev.signet.application.TenantTx;
import dev.signet.application.credential.apikey.ApiKeys;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.user.UserId;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.records.CredentialRecord;
import dev.signet.persistence.tenant.TenantColumns;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import dev.signet.persistence.transaction.SqlStatement;
import dev.signet.persistence.user.Held;
import dev.signet.persistence.user.PasswordEnd;
import dev.signet.persistence.user.UserColumns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Param;

/// The API keys of a tenant's users, in PostgreSQL. A key is found by the unique index over digests.
public final class JooqApiKeys implements ApiKeys {

    private static final Param<UUID> TENANT_ID = param("tenant", TENANT.ID);
    private static final Param<byte[][]> DIGESTS =
            param("digests", CREDENTIAL.DIGEST.getDataType().array());
    private static final Field<String[]> SCOPES = CREDENTIAL.SCOPES.as("credential_scopes");

    private static final SqlStatement FIND = SqlStatement.of(select(Stream.of(
                            TenantColumns.ALL,
                            UserColumns.ALL,
                            CredentialColumns.ALL,
                            List.of(SCOPES),
                            LivePassword.ALL)
                    .flatMap(List::stream)
                    .toList())
            .from(TENANT)
            .leftJoin(CREDENTIAL)
            .on(
                    CREDENTIAL.TENANT.eq(TENANT_ID),
                    CREDENTIAL.KIND.eq(CredentialColumns.word(CredentialKind.API_KEY)),
                    CREDENTIAL.DIGEST.eq(any(DIGESTS)),
                    CREDENTIAL.STATE.eq(inline(CredentialColumns.LIVE)))
            .leftJoin(APP_USER)
            .on(APP_USER.TENANT.eq(TENANT_ID), APP_USER.ID.eq(CREDENTIAL.APP_USER))
            .leftJoin(Held.by(TENANT_ID, APP_USER.ID))
            .on(trueCondition())
            .leftJoin(PasswordEnd.of(TENANT_ID, APP_USER.ID))
            .on(trueCondition())
            .leftJoin(LivePassword.TABLE)
            .on(LivePassword.of(TENANT_ID, APP_USER.ID))
            .where(TENANT.ID.eq(TENANT_ID)));

    @Override
    public Found find(TenantTx tx, List<Digest> digests) {
        Row row = Sql.first(Sql.of(tx)
                        .fetch(FIND.with()
                                .set(TENANT_ID, tx.tenant().value())
                                .set(
                                        DIGESTS,
                                        digests.stream().map(Digest::bytes).toArray(byte[][]::new))))
                .orElseThrow();
        return new Found(
                TenantColumns.read(row),
                UserColumns.find(row).map(access -> new Holder(kept(row), access, LivePassword.find(row))));
    }

    private static Kept kept(Row row) {
        return new Kept(
                CredentialColumns.id(row),
                CredentialColumns.digest(row),
                CredentialColumns.life(row),
                Optional.ofNullable(row.get(SCOPES)).map(Values::scopes));
    }

    @Override
    public int nextVersion(TenantTx tx, UserId user) {
        CredentialRows.lock(tx, user);
        return CredentialRows.nextVersion(tx, CredentialRows.of(tx, user, CredentialKind.API_KEY));
    }

    @Override
    public boolean add(TenantTx tx, UserId user, Kept key) {
        CredentialRecord row = CredentialRows.live(tx, key.id(), CredentialKind.API_KEY, key.life());
        row.setAppUser(user.value());
        row.setDigest(key.digest().bytes());
        row.setScopes(key.scopes().map(Values::names).orElse(null));
        return Sql.of(tx).execute(insertInto(CREDENTIAL).set(row).onConflictDoNothing()) == 1;
    }

    @Override
    public void succeed(TenantTx tx, UserId user, CredentialId heir, Instant now, Instant end) {
        CredentialRows.succeed(tx, CredentialRows.of(tx, user, CredentialKind.API_KEY), heir, now, end);
    }
}
