package dev.signet.persistence.repetition;

import static dev.signet.persistence.schema.Tables.KEPT_ANSWER;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.application.repetition.KeptAnswers;
import dev.signet.domain.Digest;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.tenant.TenantId;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jooq.Condition;

/// Kept answers, in PostgreSQL. The key of the table settles who is first.
public final class JooqKeptAnswers implements KeptAnswers {

    private final Transactions transactions;

    public JooqKeptAnswers(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Claim claim(TenantId tenant, Digest key, Digest request, Instant now, Instant expires) {
        return transactions.inTenant(tenant, tx -> {
            Sql sql = Sql.of(tx);
            int claimed = sql.execute(insertInto(KEPT_ANSWER)
                    .set(KEPT_ANSWER.TENANT, tenant.value())
                    .set(KEPT_ANSWER.DIGEST, key.bytes())
                    .set(KEPT_ANSWER.REQUEST, request.bytes())
                    .set(KEPT_ANSWER.EXPIRES, Values.time(expires))
                    .onConflict(KEPT_ANSWER.TENANT, KEPT_ANSWER.DIGEST)
                    .doUpdate()
                    .set(KEPT_ANSWER.REQUEST, excluded(KEPT_ANSWER.REQUEST))
                    .set(KEPT_ANSWER.EXPIRES, excluded(KEPT_ANSWER.EXPIRES))
                    .setNull(KEPT_ANSWER.SEALED)
                    .setNull(KEPT_ANSWER.SEALING_KEY)
                    .where(KEPT_ANSWER.EXPIRES.le(Values.time(now))));
            return claimed == 1 ? new Fresh() : known(sql, tx, key, request);
        });
    }

    private static Claim known(Sql sql, TenantTx tx, Digest key, Digest request) {
        return sql.fetchOne(select(KEPT_ANSWER.REQUEST, KEPT_ANSWER.SEALED, KEPT_ANSWER.SEALING_KEY)
                        .from(KEPT_ANSWER)
                        .where(itself(tx, key)))
                .map(row -> read(row, request))
                // Freed since: whoever asks again gets it.
                .orElseGet(InFlight::new);
    }

    private static Claim read(Row row, Digest request) {
        if (!Arrays.equals(row.get(KEPT_ANSWER.REQUEST), request.bytes())) {
            return new OtherRequest();
        }
        byte[] sealed = row.get(KEPT_ANSWER.SEALED);
        return sealed == null
                ? new InFlight()
                : new Kept(new SealedValue(Objects.requireNonNull(row.get(KEPT_ANSWER.SEALING_KEY)), sealed));
    }

    @Override
    public void keep(TenantId tenant, Digest key, SealedValue answer, Instant expires) {
        transactions.once(
                tenant,
                tx -> Sql.of(tx)
                        .execute(update(KEPT_ANSWER)
                                .set(KEPT_ANSWER.SEALED, answer.bytes())
                                .set(KEPT_ANSWER.SEALING_KEY, answer.sealingKey())
                                .set(KEPT_ANSWER.EXPIRES, Values.time(expires))
                                .where(itself(tx, key), KEPT_ANSWER.SEALED.isNull())));
    }

    @Override
    public void release(TenantId tenant, Digest key) {
        transactions.once(
                tenant,
                tx -> Sql.of(tx).execute(deleteFrom(KEPT_ANSWER).where(itself(tx, key), KEPT_ANSWER.SEALED.isNull())));
    }

    private static Condition itself(TenantTx tx, Digest key) {
        return KEPT_ANSWER.TENANT.eq(tx.tenant().value()).and(KEPT_ANSWER.DIGEST.eq(key.bytes()));
    }
}
