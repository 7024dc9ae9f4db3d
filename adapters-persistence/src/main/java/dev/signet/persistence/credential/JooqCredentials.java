package dev.signet.persistence.credential;

import static dev.signet.persistence.schema.Tables.CREDENTIAL;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import dev.signet.application.TenantTx;
import dev.signet.application.credential.Credentials;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.CredentialNote;
import dev.signet.domain.credential.CredentialState;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.credential.Rotations;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.user.UserId;
import dev.signet.persistence.Jwks;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.records.CredentialRecord;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// The credentials of a tenant's users and clients, in PostgreSQL.
public final class JooqCredentials implements Credentials {

    @Override
    public void setPassword(TenantTx tx, UserId user, PasswordCredential password, Instant now) {
        Sql sql = Sql.of(tx);
        CredentialRows.lock(tx, user);
        sql.execute(update(CREDENTIAL)
                .set(CREDENTIAL.STATE, CredentialColumns.SUPERSEDED)
                .set(CREDENTIAL.ROTATED, Values.time(now))
                .where(
                        CREDENTIAL.TENANT.eq(tx.tenant().value()),
                        CREDENTIAL.APP_USER.eq(user.value()),
                        CREDENTIAL.KIND.eq(CredentialColumns.word(CredentialKind.PASSWORD)),
                        CREDENTIAL.STATE.eq(inline(CredentialColumns.LIVE))));
        CredentialRecord row = CredentialRows.live(tx, password.id(), CredentialKind.PASSWORD, password.life());
        row.setAppUser(user.value());
        row.setHash(password.hash().encoded());
        sql.execute(insertInto(CREDENTIAL).set(row));
    }

    @Override
    public boolean replacePassword(TenantTx tx, UserId user, CredentialId expected, PasswordCredential next) {
        Sql sql = Sql.of(tx);
        CredentialRows.lock(tx, user);
        int replaced = sql.execute(update(CREDENTIAL)
                .set(CREDENTIAL.STATE, CredentialColumns.SUPERSEDED)
                .set(CREDENTIAL.ROTATED, Values.time(next.life().created()))
                .where(
                        CREDENTIAL.TENANT.eq(tx.tenant().value()),
                        CREDENTIAL.ID.eq(expected.value()),
                        CREDENTIAL.APP_USER.eq(user.value()),
                        CREDENTIAL.KIND.eq(CredentialColumns.word(CredentialKind.PASSWORD)),
                        CREDENTIAL.STATE.eq(inline(CredentialColumns.LIVE))));
        if (replaced == 0) {
            return false;
        }
        CredentialRecord row = CredentialRows.live(tx, next.id(), CredentialKind.PASSWORD, next.life());
        row.setAppUser(user.value());
        row.setHash(next.hash().encoded());
        sql.execute(insertInto(CREDENTIAL).set(row));
        return true;
    }

    @Override
    public Rotations rotations(TenantTx tx, UserId user) {
        List<Row> rows = Sql.of(tx)
                .fetch(select(Stream.concat(CredentialColumns.ALL.stream(), Stream.of(CREDENTIAL.KIND))
                                .toList())
                        .from(CREDENTIAL)
                        .where(
                                CREDENTIAL.TENANT.eq(tx.tenant().value()),
                                CREDENTIAL.APP_USER.eq(user.value()),
                                CREDENTIAL.KIND.in(
                                        CredentialColumns.word(CredentialKind.PASSWORD),
                                        CredentialColumns.word(CredentialKind.API_KEY)),
                                CREDENTIAL.STATE.eq(inline(CredentialColumns.LIVE)))
                        .orderBy(CREDENTIAL.VERSION.desc()));
        return new Rotations(newest(rows, CredentialKind.PASSWORD), newest(rows, CredentialKind.API_KEY));
    }

    private static Optional<CredentialLife> newest(List<Row> rows, CredentialKind kind) {
        return rows.stream()
                .filter(row -> row.get(CREDENTIAL.KIND).equals(Values.word(kind)))
                .findFirst()
                .map(CredentialColumns::life);
    }

    @Override
    public List<PasswordHash> history(TenantTx tx, UserId user, int most) {
        return Sql.of(tx)
                .fetch(select(CREDENTIAL.HASH)
                        .from(CREDENTIAL)
                        .where(CredentialRows.of(tx, user, CredentialKind.PASSWORD))
                        .orderBy(CREDENTIAL.VERSION.desc())
                        .limit(most))
                .map(row -> new PasswordHash(row.get(CREDENTIAL.HASH)));
    }

    @Override
    public List<CredentialNote> list(TenantTx tx, UserId user) {
        return list(tx, of(tx, user));
    }

    @Override
    public List<CredentialNote> list(TenantTx tx, ClientRef client) {
        return list(tx, CredentialRows.of(tx, client));
    }

    private static List<CredentialNote> list(TenantTx tx, Condition whose) {
        return Sql.of(tx)
                .fetch(select(CredentialNotes.ALL)
                        .from(CREDENTIAL)
                        .where(whose)
                        .orderBy(CREDENTIAL.CREATED.desc(), CREDENTIAL.VERSION.desc(), CREDENTIAL.ID.desc()))
                .map(CredentialNotes::read);
    }

    @Override
    public Optional<CredentialKind> revoke(TenantTx tx, UserId user, CredentialId credential, Instant now) {
        return revoke(tx, of(tx, user), credential, now);
    }

    @Override
    public Optional<CredentialKind> revoke(TenantTx tx, ClientRef client, CredentialId credential, Instant now) {
        return revoke(tx, CredentialRows.of(tx, client), credential, now);
    }

    private static Optional<CredentialKind> revoke(TenantTx tx, Condition whose, CredentialId credential, Instant now) {
        Sql sql = Sql.of(tx);
        Condition counts = whose.and(CREDENTIAL.ID.eq(credential.value()))
                .and(CREDENTIAL.STATE.in(Values.word(CredentialState.LIVE), Values.word(CredentialState.PENDING)));
        Optional<CredentialKind> kind = sql.fetchOne(
                        select(CREDENTIAL.KIND).from(CREDENTIAL).where(counts).forUpdate())
                .map(row -> Values.constant(CredentialKind.class, row.get(CREDENTIAL.KIND)));
        if (kind.isPresent()) {
            sql.execute(update(CREDENTIAL)
                    .set(CredentialRows.ended(CredentialState.REVOKED, now))
                    .where(counts));
        }
        return kind;
    }

    private static Condition of(TenantTx tx, UserId user) {
        return CREDENTIAL.TENANT.eq(tx.tenant().value()).and(CREDENTIAL.APP_USER.eq(user.value()));
    }

    @Override
    public void used(TenantTx tx, Map<CredentialId, Instant> times) {
        if (times.isEmpty()) {
            return;
        }
        RowN[] rows = times.entrySet().stream()
                .map(one -> DSL.row(List.of(one.getKey().value(), Values.time(one.getValue()))))
                .toArray(RowN[]::new);
        Table<?> used = DSL.values(rows).as("used", "id", "at");
        Field<UUID> id = DSL.field(DSL.name("used", "id"), CREDENTIAL.ID.getDataType());
        Field<OffsetDateTime> at = DSL.field(DSL.name("used", "at"), CREDENTIAL.LAST_USED.getDataType());
        Sql.of(tx)
                .execute(update(CREDENTIAL)
                        .set(CREDENTIAL.LAST_USED, at)
                        .from(used)
                        .where(
                                CREDENTIAL.TENANT.eq(tx.tenant().value()),
                                CREDENTIAL.ID.eq(id),
                                CREDENTIAL.LAST_USED.isNull().or(CREDENTIAL.LAST_USED.lt(at))));
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
                        CREDENTIAL.MADE_BY,
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
                    Makers.write(password.life().by()),
                    password.hash().encoded());
        }
        Sql.of(tx).execute(insert);
    }

    @Override
    public int nextPasswordVersion(TenantTx tx, UserId user) {
        CredentialRows.lock(tx, user);
        return CredentialRows.nextVersion(
                tx,
                CREDENTIAL
                        .APP_USER
                        .eq(user.value())
                        .and(CREDENTIAL.KIND.eq(CredentialColumns.word(CredentialKind.PASSWORD))));
    }

    @Override
    public boolean upgrade(TenantTx tx, CredentialId password, PasswordHash better) {
        return Sql.of(tx)
                        .execute(update(CREDENTIAL)
                                .set(CREDENTIAL.HASH, better.encoded())
                                .where(
                                        CREDENTIAL.TENANT.eq(tx.tenant().value()),
                                        CREDENTIAL.ID.eq(password.value()),
                                        CREDENTIAL.KIND.eq(CredentialColumns.word(CredentialKind.PASSWORD)),
                                        CREDENTIAL.STATE.eq(inline(CredentialColumns.LIVE))))
                == 1;
    }

    @Override
    public void add(TenantTx tx, ClientRef client, ClientCredential credential) {
        CredentialKind kind = credential.stored() instanceof StoredSecret.Public
                ? CredentialKind.PUBLIC_JWK
                : CredentialKind.CLIENT_SECRET;
        CredentialRecord row = CredentialRows.live(tx, credential.id(), kind, credential.life());
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
                                CREDENTIAL.KIND.eq(CredentialColumns.word(CredentialKind.CLIENT_SECRET)),
                                CREDENTIAL.STATE.eq(inline(CredentialColumns.LIVE)),
                                expires.isNull().or(expires.gt(Values.time(end)))));
    }

    @Override
    public int nextClientVersion(TenantTx tx, ClientRef client) {
        return CredentialRows.nextVersion(tx, CREDENTIAL.CLIENT.eq(client.value()));
    }
}
