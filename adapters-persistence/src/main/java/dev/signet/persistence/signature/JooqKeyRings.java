package dev.signet.persistence.signature;

import static dev.signet.persistence.schema.Tables.SIGNING_KEY;
import static dev.signet.persistence.schema.Tables.TENANT;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import dev.signet.application.signature.KeyRings;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantState;
import dev.signet.persistence.Jwks;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.records.SigningKeyRecord;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import dev.signet.persistence.transaction.SqlStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Param;

/// The signing keys of a tenant, in PostgreSQL.
public final class JooqKeyRings implements KeyRings {

    private static final String WRAPPED = "wrapped";
    private static final String REFERENCE = "reference";
    private static final String REMOTE = "remote";

    private static final Param<UUID> TENANT_ID = param("tenant", SIGNING_KEY.TENANT);
    private static final SqlStatement LOAD = SqlStatement.of(select(SIGNING_KEY.fields())
            .from(SIGNING_KEY)
            .where(SIGNING_KEY.TENANT.eq(TENANT_ID))
            .orderBy(SIGNING_KEY.KID));

    @Override
    public KeyRing load(TenantTx tx) {
        return new KeyRing(
                tx.tenant(),
                Sql.of(tx)
                        .fetch(LOAD.with().set(TENANT_ID, tx.tenant().value()))
                        .map(JooqKeyRings::read));
    }

    /// Every tenant has keys, so there are rows to lock; what was added meanwhile is seen by the statement
    /// after it.
    @Override
    public KeyRing loadAlone(TenantTx tx) {
        Sql.of(tx)
                .fetch(select(SIGNING_KEY.KID)
                        .from(SIGNING_KEY)
                        .where(SIGNING_KEY.TENANT.eq(tx.tenant().value()))
                        .orderBy(SIGNING_KEY.KID)
                        .forUpdate());
        return load(tx);
    }

    /// Tenants that follow the deployment are found by the time at which their keys began; the others, which
    /// are few, one by one, by an index of them alone.
    @Override
    public List<Due> due(SystemTx tx, Instant now, Optional<Duration> usual, int most) {
        List<Due> usually = usual.map(interval -> due(
                        tx,
                        TENANT.KEY_ROTATION_DAYS
                                .isNull()
                                .and(SIGNING_KEY.ACTIVE_FROM.le(Values.time(now.minus(interval)))),
                        most))
                .orElse(List.of());
        List<Due> ownly = due(
                tx,
                TENANT.KEY_ROTATION_DAYS
                        .gt(inline(0))
                        .and(SIGNING_KEY
                                .ACTIVE_FROM
                                .add(TENANT.KEY_ROTATION_DAYS)
                                .le(Values.time(now))),
                most);
        return Stream.concat(usually.stream(), ownly.stream())
                .sorted(Comparator.comparing(due -> due.key().life().activeFrom()))
                .limit(most)
                .toList();
    }

    private static List<Due> due(SystemTx tx, Condition longEnough, int most) {
        return Sql.of(tx)
                .fetch(select(SIGNING_KEY.fields())
                        .from(SIGNING_KEY)
                        .join(TENANT)
                        .on(TENANT.ID.eq(SIGNING_KEY.TENANT))
                        .where(
                                longEnough,
                                SIGNING_KEY.RETIRING_FROM.isNull(),
                                SIGNING_KEY.SOURCE.eq(inline(WRAPPED)),
                                TENANT.STATE.eq(inline(Values.word(TenantState.ACTIVE))),
                                SIGNING_KEY
                                        .PURPOSE
                                        .eq(inline(Values.word(KeyUse.ANSWER)))
                                        .or(SIGNING_KEY.ALGORITHM.eq(TENANT.ALGORITHM)))
                        .orderBy(SIGNING_KEY.ACTIVE_FROM)
                        .limit(most))
                .map(row -> new Due(new TenantId(row.get(SIGNING_KEY.TENANT)), read(row)));
    }

    @Override
    public void add(TenantTx tx, SigningKey key) {
        var row = new SigningKeyRecord();
        row.setTenant(tx.tenant().value());
        row.setKid(key.id().value());
        row.setAlgorithm(key.algorithm().wireName());
        row.setPurpose(Values.word(key.use()));
        row.setActiveFrom(Values.time(key.life().activeFrom()));
        row.setRetiringFrom(Values.time(key.life().retiringFrom()));
        row.setRetiredFrom(Values.time(key.life().retiredFrom()));
        row.setJwk(key.publicKey().map(Jwks::write).orElse(null));
        switch (key.source()) {
            case KeySource.Wrapped wrapped -> {
                row.setSource(WRAPPED);
                row.setSealed(wrapped.sealed().bytes());
                row.setSealingKey(wrapped.sealed().sealingKey());
            }
            case KeySource.Reference reference -> {
                row.setSource(REFERENCE);
                row.setReference(reference.uri());
            }
            case KeySource.Remote remote -> {
                row.setSource(REMOTE);
                row.setReference(remote.uri());
            }
        }
        Sql.of(tx)
                .execute(insertInto(SIGNING_KEY)
                        .set(row)
                        .onConflict(SIGNING_KEY.TENANT, SIGNING_KEY.KID)
                        .doUpdate()
                        .set(row));
    }

    @Override
    public boolean change(TenantTx tx, KeyId key, KeyLife life) {
        return Sql.of(tx)
                        .execute(update(SIGNING_KEY)
                                .set(SIGNING_KEY.ACTIVE_FROM, Values.time(life.activeFrom()))
                                .set(SIGNING_KEY.RETIRING_FROM, Values.time(life.retiringFrom()))
                                .set(SIGNING_KEY.RETIRED_FROM, Values.time(life.retiredFrom()))
                                .where(SIGNING_KEY.TENANT.eq(tx.tenant().value()), SIGNING_KEY.KID.eq(key.value())))
                == 1;
    }

    private static SigningKey read(Row row) {
        return new SigningKey(
                new KeyId(row.get(SIGNING_KEY.KID)),
                SignatureAlgorithm.ofWireName(row.get(SIGNING_KEY.ALGORITHM)).orElseThrow(),
                Values.constant(KeyUse.class, row.get(SIGNING_KEY.PURPOSE)),
                new KeyLife(
                        row.get(SIGNING_KEY.ACTIVE_FROM).toInstant(),
                        Values.instant(row.get(SIGNING_KEY.RETIRING_FROM)),
                        Values.instant(row.get(SIGNING_KEY.RETIRED_FROM))),
                Optional.ofNullable(row.get(SIGNING_KEY.JWK)).map(Jwks::read),
                source(row));
    }

    private static KeySource source(Row row) {
        String source = row.get(SIGNING_KEY.SOURCE);
        return switch (source) {
            case WRAPPED ->
                new KeySource.Wrapped(new SealedValue(row.get(SIGNING_KEY.SEALING_KEY), row.get(SIGNING_KEY.SEALED)));
            case REFERENCE -> new KeySource.Reference(row.get(SIGNING_KEY.REFERENCE));
            case REMOTE -> new KeySource.Remote(row.get(SIGNING_KEY.REFERENCE));
            default -> throw new IllegalStateException("a key of an unknown source: " + source);
        };
    }
}
