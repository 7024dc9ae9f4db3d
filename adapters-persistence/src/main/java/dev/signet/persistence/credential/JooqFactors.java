package dev.signet.persistence.credential;

import static dev.signet.persistence.schema.Tables.CREDENTIAL;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;

import dev.signet.application.TenantTx;
import dev.signet.application.credential.factor.Factors;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialState;
import dev.signet.domain.credential.TotpCredential;
import dev.signet.domain.user.UserId;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.records.CredentialRecord;
import dev.signet.persistence.transaction.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/// The authenticators and recovery codes of a tenant's users, in PostgreSQL. What is used once is used by one update
/// whose condition says that it was not.
public final class JooqFactors implements Factors {

    private static final String PENDING = Values.word(CredentialState.PENDING);

    @Override
    public Optional<TotpCredential> live(TenantTx tx, UserId user) {
        return Sql.of(tx)
                .fetchOne(select(TotpColumns.ALL)
                        .from(TotpColumns.TABLE)
                        .where(TotpColumns.isLive(val(tx.tenant().value()), val(user.value()))))
                .flatMap(TotpColumns::find);
    }

    @Override
    public Optional<TotpCredential> pending(TenantTx tx, UserId user, Instant now) {
        return Sql.of(tx)
                .fetchOne(select(TotpColumns.ALL)
                        .from(TotpColumns.TABLE)
                        .where(
                                TotpColumns.TABLE.TENANT.eq(tx.tenant().value()),
                                TotpColumns.TABLE.APP_USER.eq(user.value()),
                                TotpColumns.TABLE.KIND.eq(CredentialColumns.word(CredentialKind.TOTP)),
                                TotpColumns.TABLE.STATE.eq(inline(PENDING)),
                                TotpColumns.TABLE.EXPIRES.gt(Values.time(now))))
                .flatMap(TotpColumns::find);
    }

    @Override
    public int nextVersion(TenantTx tx, UserId user) {
        CredentialRows.lock(tx, user);
        return CredentialRows.nextVersion(tx, CredentialRows.of(tx, user, CredentialKind.TOTP));
    }

    @Override
    public boolean enrol(TenantTx tx, UserId user, TotpCredential totp) {
        CredentialRows.lock(tx, user);
        if (live(tx, user).isPresent()) {
            return false;
        }
        Sql sql = Sql.of(tx);
        sql.execute(deleteFrom(CREDENTIAL)
                .where(CredentialRows.of(tx, user, CredentialKind.TOTP), CREDENTIAL.STATE.eq(inline(PENDING))));
        CredentialRecord row = CredentialRows.live(tx, totp.id(), CredentialKind.TOTP, totp.life());
        row.setState(PENDING);
        row.setAppUser(user.value());
        CredentialRows.keep(row, totp.sealed());
        row.setLastStep(totp.spent());
        sql.execute(insertInto(CREDENTIAL).set(row));
        return true;
    }

    @Override
    public boolean confirm(TenantTx tx, CredentialId totp, long step, Instant now) {
        return Sql.of(tx)
                        .execute(update(CREDENTIAL)
                                .set(CREDENTIAL.STATE, CredentialColumns.LIVE)
                                .set(CREDENTIAL.LAST_STEP, step)
                                .set(CREDENTIAL.LAST_USED, Values.time(now))
                                .set(CREDENTIAL.EXPIRES, castNull(CREDENTIAL.EXPIRES))
                                .where(is(tx, totp), CREDENTIAL.STATE.eq(inline(PENDING))))
                == 1;
    }

    @Override
    public boolean spend(TenantTx tx, CredentialId totp, long step, Instant now) {
        return Sql.of(tx)
                        .execute(update(CREDENTIAL)
                                .set(CREDENTIAL.LAST_STEP, step)
                                .set(CREDENTIAL.LAST_USED, Values.time(now))
                                .where(
                                        is(tx, totp),
                                        CREDENTIAL.STATE.eq(inline(CredentialColumns.LIVE)),
                                        CREDENTIAL.LAST_STEP.lt(step)))
                == 1;
    }

    @Override
    public boolean remove(TenantTx tx, UserId user, Instant now) {
        Condition live = CREDENTIAL.STATE.eq(inline(CredentialColumns.LIVE));
        Sql sql = Sql.of(tx);
        revoke(sql, CredentialRows.of(tx, user, CredentialKind.RECOVERY_CODE).and(live), now);
        return revoke(sql, CredentialRows.of(tx, user, CredentialKind.TOTP).and(live), now) > 0;
    }

    private static int revoke(Sql sql, Condition which, Instant now) {
        return sql.execute(update(CREDENTIAL)
                .set(CredentialRows.ended(CredentialState.REVOKED, now))
                .where(which));
    }

    @Override
    public void replaceCodes(TenantTx tx, UserId user, List<KeptCode> codes, Instant now) {
        CredentialRows.lock(tx, user);
        Sql sql = Sql.of(tx);
        sql.execute(deleteFrom(CREDENTIAL).where(CredentialRows.of(tx, user, CredentialKind.RECOVERY_CODE)));
        for (KeptCode code : codes) {
            CredentialRecord row = CredentialRows.live(tx, code.id(), CredentialKind.RECOVERY_CODE, code.life());
            row.setAppUser(user.value());
            row.setDigest(code.digest().bytes());
            sql.execute(insertInto(CREDENTIAL).set(row));
        }
    }

    @Override
    public boolean redeem(TenantTx tx, UserId user, List<Digest> digests, Instant now) {
        return Sql.of(tx)
                        .execute(update(CREDENTIAL)
                                .set(CREDENTIAL.STATE, CredentialColumns.SUPERSEDED)
                                .set(CREDENTIAL.ROTATED, Values.time(now))
                                .set(CREDENTIAL.LAST_USED, Values.time(now))
                                .where(
                                        CredentialRows.of(tx, user, CredentialKind.RECOVERY_CODE),
                                        CREDENTIAL.DIGEST.in(digests.stream()
                                                .map(Digest::bytes)
                                                .toList()),
                                        CREDENTIAL.STATE.eq(inline(CredentialColumns.LIVE))))
                == 1;
    }

    private static Condition is(TenantTx tx, CredentialId totp) {
        return CREDENTIAL
                .TENANT
                .eq(tx.tenant().value())
                .and(CREDENTIAL.ID.eq(totp.value()))
                .and(CREDENTIAL.KIND.eq(CredentialColumns.word(CredentialKind.TOTP)));
    }
}
