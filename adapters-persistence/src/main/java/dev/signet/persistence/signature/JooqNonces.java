package dev.signet.persistence.signature;

import static dev.signet.persistence.schema.Tables.REPLAY_MEMORY;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.signet.application.Transactions;
import dev.signet.application.signature.Nonces;
import dev.signet.domain.Digest;
import dev.signet.domain.tenant.TenantId;
import dev.signet.persistence.Bucket;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Sql;
import dev.signet.persistence.transaction.SqlStatement;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Param;
import org.jooq.impl.SQLDataType;

/// The memory against replay, in PostgreSQL. The key of the table alone would let the same value through twice under
/// two hours; so whoever notes a value waits for whoever notes the same one, and only then looks.
public final class JooqNonces implements Nonces {

    private static final Param<UUID> TENANT_ID = param("tenant", REPLAY_MEMORY.TENANT);
    private static final Param<String> SCOPE = param("scope", REPLAY_MEMORY.SCOPE);
    private static final Param<byte[]> DIGEST = param("digest", REPLAY_MEMORY.DIGEST);
    private static final Param<Integer> BUCKET = param("bucket", REPLAY_MEMORY.BUCKET);
    private static final Param<OffsetDateTime> UNTIL = param("until", REPLAY_MEMORY.UNTIL);
    private static final Param<Integer> BUCKET_NOW = param("bucket now", REPLAY_MEMORY.BUCKET);
    private static final Param<OffsetDateTime> NOW = param("now", REPLAY_MEMORY.UNTIL);
    private static final Param<Long> LOCK = param("lock", SQLDataType.BIGINT);

    private static final SqlStatement NOTE = SqlStatement.of(insertInto(
                            REPLAY_MEMORY,
                            REPLAY_MEMORY.TENANT,
                            REPLAY_MEMORY.BUCKET,
                            REPLAY_MEMORY.SCOPE,
                            REPLAY_MEMORY.DIGEST,
                            REPLAY_MEMORY.UNTIL)
                    .select(select(TENANT_ID, BUCKET, SCOPE, DIGEST, UNTIL)
                            .where(notExists(selectOne()
                                    .from(REPLAY_MEMORY)
                                    .where(
                                            REPLAY_MEMORY.TENANT.eq(TENANT_ID),
                                            REPLAY_MEMORY.SCOPE.eq(SCOPE),
                                            REPLAY_MEMORY.DIGEST.eq(DIGEST),
                                            REPLAY_MEMORY.BUCKET.ge(BUCKET_NOW),
                                            REPLAY_MEMORY.UNTIL.gt(NOW)))))
                    .onConflict(REPLAY_MEMORY.TENANT, REPLAY_MEMORY.SCOPE, REPLAY_MEMORY.DIGEST, REPLAY_MEMORY.BUCKET)
                    .doUpdate()
                    .set(REPLAY_MEMORY.UNTIL, excluded(REPLAY_MEMORY.UNTIL))
                    .where(REPLAY_MEMORY.UNTIL.le(NOW)))
            .behind(select(function("pg_advisory_xact_lock", SQLDataType.OTHER, LOCK)));

    private final Transactions transactions;

    public JooqNonces(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean firstUse(TenantId tenant, String scope, Digest value, Instant until, Instant now) {
        return transactions.once(
                tenant,
                tx -> Sql.of(tx)
                                .execute(NOTE.with()
                                        .set(LOCK, lock(tenant, scope, value))
                                        .set(TENANT_ID, tenant.value())
                                        .set(BUCKET, Bucket.of(until))
                                        .set(SCOPE, scope)
                                        .set(DIGEST, value.bytes())
                                        .set(UNTIL, Values.time(until))
                                        .set(BUCKET_NOW, Bucket.of(now))
                                        .set(NOW, Values.time(now)))
                        == 1);
    }

    /// Different values may share a lock; then one waits for nothing.
    private static long lock(TenantId tenant, String scope, Digest value) {
        long digest = ByteBuffer.wrap(value.bytes()).getLong();
        return digest ^ tenant.value().getLeastSignificantBits() ^ scope.hashCode();
    }
}
