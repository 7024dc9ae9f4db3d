package dev.signet.persistence.credential;

import static dev.signet.persistence.schema.Tables.CREDENTIAL_POLICY;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import dev.signet.application.TenantTx;
import dev.signet.application.credential.policy.CredentialPolicies;
import dev.signet.domain.credential.CredentialPolicy;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.records.CredentialPolicyRecord;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import java.util.Optional;

/// What each tenant demands of credentials, in PostgreSQL: a row where it demands something of its own.
public final class JooqCredentialPolicies implements CredentialPolicies {

    @Override
    public CredentialPolicy find(TenantTx tx) {
        return Sql.of(tx)
                .fetchOne(select(CREDENTIAL_POLICY.fields())
                        .from(CREDENTIAL_POLICY)
                        .where(CREDENTIAL_POLICY.TENANT.eq(tx.tenant().value())))
                .map(JooqCredentialPolicies::read)
                .orElse(CredentialPolicy.NONE);
    }

    private static CredentialPolicy read(Row row) {
        return new CredentialPolicy(
                Optional.ofNullable(row.get(CREDENTIAL_POLICY.PASSWORD_DAYS)),
                Optional.ofNullable(row.get(CREDENTIAL_POLICY.API_KEY_DAYS)),
                Optional.ofNullable(row.get(CREDENTIAL_POLICY.SHORTEST_PASSWORD)),
                Optional.ofNullable(row.get(CREDENTIAL_POLICY.PASSWORD_HISTORY)),
                Values.duration(row.get(CREDENTIAL_POLICY.PASSWORD_MINIMUM_SECONDS)));
    }

    @Override
    public void put(TenantTx tx, CredentialPolicy policy) {
        var row = new CredentialPolicyRecord();
        row.setPasswordDays(policy.passwordDays().orElse(null));
        row.setApiKeyDays(policy.apiKeyDays().orElse(null));
        row.setShortestPassword(policy.shortestPassword().orElse(null));
        row.setPasswordHistory(policy.passwordHistory().orElse(null));
        row.setPasswordMinimumSeconds(Values.seconds(policy.passwordMinimumAge()));
        Sql.of(tx)
                .execute(insertInto(CREDENTIAL_POLICY)
                        .set(CREDENTIAL_POLICY.TENANT, tx.tenant().value())
                        .set(row)
                        .onConflict(CREDENTIAL_POLICY.TENANT)
                        .doUpdate()
                        .set(row));
    }
}
