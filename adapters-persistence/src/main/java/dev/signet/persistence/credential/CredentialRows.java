package dev.signet.persistence.credential;

import static dev.signet.persistence.schema.Tables.APP_USER;
import static dev.signet.persistence.schema.Tables.CREDENTIAL;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.signet.application.TenantTx;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.user.UserId;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.records.CredentialRecord;
import dev.signet.persistence.transaction.Sql;
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
}
