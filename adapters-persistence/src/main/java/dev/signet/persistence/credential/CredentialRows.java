package dev.signet.persistence.credential;

import static dev.signet.persistence.schema.Tables.APP_USER;
import static dev.signet.persistence.schema.Tables.CLIENT;
import static dev.signet.persistence.schema.Tables.CREDENTIAL;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;

import dev.signet.application.TenantTx;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.CredentialState;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.user.UserId;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.records.CredentialRecord;
import dev.signet.persistence.transaction.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;

/// What the rows of all kinds of credentials have in common.
final class CredentialRows {

    private CredentialRows() {}

    /// A row that counts.
    static CredentialRecord live(TenantTx tx, CredentialId id, CredentialKind kind, CredentialLife life) {
        var row = new CredentialRecord();
        row.setTenant(tx.tenant().value());
        row.setId(id.value());
        row.setKind(Values.word(kind));
        row.setState(CredentialColumns.LIVE);
        row.setVersion(life.version().number());
        row.setCreated(Values.time(life.created()));
        row.setExpires(Values.time(life.expires()));
        row.setMadeBy(Makers.write(life.by()));
        return row;
    }

    /// Changes of one user's credentials go one after the other.
    static void lock(TenantTx tx, UserId user) {
        Sql.of(tx)
                .fetch(select(APP_USER.ID)
                        .from(APP_USER)
                        .where(APP_USER.TENANT.eq(tx.tenant().value()), APP_USER.ID.eq(user.value()))
                        .forNoKeyUpdate());
    }

    /// Changes of one client's credentials go one after the other.
    static void lock(TenantTx tx, ClientRef client) {
        Sql.of(tx)
                .fetch(select(CLIENT.ID)
                        .from(CLIENT)
                        .where(CLIENT.TENANT.eq(tx.tenant().value()), CLIENT.ID.eq(client.value()))
                        .forNoKeyUpdate());
    }

    /// One more than the highest version there ever was.
    static int nextVersion(TenantTx tx, Condition whose) {
        Field<Integer> next =
                coalesce(max(CREDENTIAL.VERSION), inline(0)).plus(inline(1)).as("next");
        return Sql.of(tx)
                .fetchOne(select(next)
                        .from(CREDENTIAL)
                        .where(CREDENTIAL.TENANT.eq(tx.tenant().value()), whose))
                .orElseThrow()
                .get(next);
    }

    /// The user's credentials of this kind.
    static Condition of(TenantTx tx, UserId user, CredentialKind kind) {
        return CREDENTIAL
                .TENANT
                .eq(tx.tenant().value())
                .and(CREDENTIAL.APP_USER.eq(user.value()))
                .and(CREDENTIAL.KIND.eq(CredentialColumns.word(kind)));
    }

    /// The client's credentials.
    static Condition of(TenantTx tx, ClientRef client) {
        return CREDENTIAL.TENANT.eq(tx.tenant().value()).and(CREDENTIAL.CLIENT.eq(client.value()));
    }

    /// Keeps a secret that can be had again.
    static void keep(CredentialRecord row, SealedValue sealed) {
        row.setSealed(sealed.bytes());
        row.setSealingKey(sealed.sealingKey());
    }

    /// What a row becomes that counts no more. What was sealed in it cannot be had again.
    static CredentialRecord ended(CredentialState state, Instant now) {
        var row = new CredentialRecord();
        row.setState(Values.word(state));
        row.setRotated(Values.time(now));
        row.setSealed(null);
        row.setSealingKey(null);
        return row;
    }

    /// Lets the newest of `whose` before `heir` end at `end`, unless it ends earlier, and all older ones now. Where
    /// `end` is not after `now` it ends now, too.
    static void succeed(TenantTx tx, Condition whose, CredentialId heir, Instant now, Instant end) {
        Condition before =
                whose.and(CREDENTIAL.STATE.eq(inline(CredentialColumns.LIVE))).and(CREDENTIAL.ID.ne(heir.value()));
        Sql sql = Sql.of(tx);
        int newest = newest(sql, before);
        Condition kept = CREDENTIAL.VERSION.eq(end.isAfter(now) ? newest : 0);
        sql.execute(
                update(CREDENTIAL).set(ended(CredentialState.SUPERSEDED, now)).where(before.andNot(kept)));
        Field<OffsetDateTime> over = val(Values.time(end), CREDENTIAL.EXPIRES);
        sql.execute(update(CREDENTIAL)
                .set(CREDENTIAL.ROTATED, Values.time(now))
                .set(CREDENTIAL.EXPIRES, least(coalesce(CREDENTIAL.EXPIRES, over), over))
                .where(before.and(kept)));
    }

    private static int newest(Sql sql, Condition before) {
        Field<Integer> newest = max(CREDENTIAL.VERSION).as("newest");
        return sql.fetchOne(select(newest).from(CREDENTIAL).where(before))
                .map(row -> Optional.ofNullable(row.get(newest)).orElse(0))
                .orElse(0);
    }
}
