package dev.signet.persistence.credential;

import static dev.signet.persistence.schema.Tables.APP_USER;
import static dev.signet.persistence.schema.Tables.CREDENTIAL;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import dev.signet.application.TenantTx;
import dev.signet.application.credential.Credentials;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.user.UserId;
import dev.signet.persistence.Jwks;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.records.CredentialRecord;
import dev.signet.persistence.transaction.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;

/// The credentials of a tenant's users and clients, in PostgreSQL.
public final class JooqCredentials implements Credentials {

    @Override
    public void setPassword(TenantTx tx, UserId user, PasswordCredential password, Instant now) {
        Sql sql = Sql.of(tx);
        lock(tx, user);
        sql.execute(update(CREDENTIAL)
                .set(CREDENTIAL.STATE, CredentialColumns.SUPERSEDED)
                .set(CREDENTIAL.ROTATED, Values.time(now))
                .where(
                        CREDENTIAL.TENANT.eq(tx.tenant().value()),
                        CREDENTIAL.APP_USER.eq(user.value()),
                        CREDENTIAL.KIND.eq(CredentialKind.PASSWORD.inline()),
                        CREDENTIAL.STATE.eq(inline(CredentialColumns.LIVE))));
        CredentialRecord row = row(tx, password.id(), CredentialKind.PASSWORD, password.life());
        row.setAppUser(user.value());
        row.setHash(password.hash().encoded());
        sql.execute(insertInto(CREDENTIAL).set(row));
    }

    @Override
    public void addPasswords(TenantTx tx, Map<UserId, PasswordCredential> passwords) {
        if (passwords.isEmpty()) {
            return;
        }
        var insert = insertInto(CREDENTIAL)
                .columns(
                        CREDENTIAL.TENANT,
                        CREDENTIAL.ID,
                        CREDENTIAL.APP_USER,
                        CREDENTIAL.KIND,
                        CREDENTIAL.STATE,
                        CREDENTIAL.VERSION,
                        CREDENTIAL.CREATED,
                        CREDENTIAL.EXPIRES,
                        CREDENTIAL.HASH);
        for (Map.Entry<UserId, PasswordCredential> one : passwords.entrySet()) {
            PasswordCredential password = one.getValue();
            insert = insert.values(
                    tx.tenant().value(),
                    password.id().value(),
                    one.getKey().value(),
                    Values.word(CredentialKind.PASSWORD),
                    CredentialColumns.LIVE,
                    password.life().version().number(),
                    Values.time(password.life().created()),
                    Values.time(password.life().expires()),
                    password.hash().encoded());
        }
        Sql.of(tx).execute(insert);
    }

    @Override
    public int nextPasswordVersion(TenantTx tx, UserId user) {
        lock(tx, user);
        return nextVersion(
                tx, CREDENTIAL.APP_USER.eq(user.value()).and(CREDENTIAL.KIND.eq(CredentialKind.PASSWORD.inline())));
    }

    @Override
    public boolean upgrade(TenantTx tx, CredentialId password, PasswordHash better) {
        return Sql.of(tx)
                        .execute(update(CREDENTIAL)
                                .set(CREDENTIAL.HASH, better.encoded())
                                .where(
                                        CREDENTIAL.TENANT.eq(tx.tenant().value()),
                                        CREDENTIAL.ID.eq(password.value()),
                                        CREDENTIAL.KIND.eq(CredentialKind.PASSWORD.inline()),
                                        CREDENTIAL.STATE.eq(inline(CredentialColumns.LIVE))))
                == 1;
    }

    @Override
    public void add(TenantTx tx, ClientRef client, ClientCredential credential) {
        CredentialKind kind = credential.stored() instanceof StoredSecret.Public
                ? CredentialKind.PUBLIC_JWK
                : CredentialKind.CLIENT_SECRET;
        CredentialRecord row = row(tx, credential.id(), kind, credential.life());
        row.setClient(client.value());
        switch (credential.stored()) {
            case StoredSecret.Keyed keyed -> row.setDigest(keyed.digest().bytes());
            case StoredSecret.Slow slow -> row.setHash(slow.hash().encoded());
            case StoredSecret.Public key -> row.setJwk(Jwks.write(key.key()));
        }
        Sql.of(tx).execute(insertInto(CREDENTIAL).set(row));
    }

    @Override
    public void endSecrets(TenantTx tx, ClientRef client, Instant end) {
        Field<OffsetDateTime> expires = CREDENTIAL.EXPIRES;
        Sql.of(tx)
                .execute(update(CREDENTIAL)
                        .set(expires, Values.time(end))
                        .set(CREDENTIAL.ROTATED, Values.time(end))
                        .where(
                                CREDENTIAL.TENANT.eq(tx.tenant().value()),
                                CREDENTIAL.CLIENT.eq(client.value()),
                                CREDENTIAL.KIND.eq(CredentialKind.CLIENT_SECRET.inline()),
                                CREDENTIAL.STATE.eq(inline(CredentialColumns.LIVE)),
                                expires.isNull().or(expires.gt(Values.time(end)))));
    }

    @Override
    public int nextClientVersion(TenantTx tx, ClientRef client) {
        return nextVersion(tx, CREDENTIAL.CLIENT.eq(client.value()));
    }

    /// Two changes of one user's password go one after the other.
    private static void lock(TenantTx tx, UserId user) {
        Sql.of(tx)
                .fetch(select(APP_USER.ID)
                        .from(APP_USER)
                        .where(APP_USER.TENANT.eq(tx.tenant().value()), APP_USER.ID.eq(user.value()))
                        .forNoKeyUpdate());
    }

    private static int nextVersion(TenantTx tx, Condition whose) {
        Field<Integer> next =
                coalesce(max(CREDENTIAL.VERSION), inline(0)).plus(inline(1)).as("next");
        return Sql.of(tx)
                .fetchOne(select(next)
                        .from(CREDENTIAL)
                        .where(CREDENTIAL.TENANT.eq(tx.tenant().value()), whose))
                .orElseThrow()
                .get(next);
    }

    private static CredentialRecord row(TenantTx tx, CredentialId id, CredentialKind kind, CredentialLife life) {
        var row = new CredentialRecord();
        row.setTenant(tx.tenant().value());
        row.setId(id.value());
        row.setKind(Values.word(kind));
        row.setState(CredentialColumns.LIVE);
        row.setVersion(life.version().number());
        row.setCreated(Values.time(life.created()));
        row.setExpires(Values.time(life.expires()));
        return row;
    }
}
