package dev.signet.persistence.scim;

import static dev.signet.persistence.schema.Tables.ROUTE;
import static dev.signet.persistence.schema.Tables.SCIM_TOKEN;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import dev.signet.application.TenantTx;
import dev.signet.application.scim.ScimTokens;
import dev.signet.domain.Digest;
import dev.signet.domain.scim.ScimToken;
import dev.signet.domain.tenant.RouteKind;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;

/// The tokens of a tenant's provisioning clients, in PostgreSQL.
public final class JooqScimTokens implements ScimTokens {

    private static final List<Field<?>> SHOWN =
            List.of(SCIM_TOKEN.ID, SCIM_TOKEN.NAME, SCIM_TOKEN.CREATED, SCIM_TOKEN.EXPIRES, SCIM_TOKEN.LAST_USED);

    @Override
    public void add(TenantTx tx, ScimToken token, Digest digest) {
        UUID tenant = tx.tenant().value();
        Sql sql = Sql.of(tx);
        sql.execute(insertInto(SCIM_TOKEN)
                .set(SCIM_TOKEN.TENANT, tenant)
                .set(SCIM_TOKEN.ID, token.id().value())
                .set(SCIM_TOKEN.NAME, token.name())
                .set(SCIM_TOKEN.DIGEST, digest.bytes())
                .set(SCIM_TOKEN.CREATED, Values.time(token.created()))
                .set(SCIM_TOKEN.EXPIRES, Values.time(token.expires()))
                .set(SCIM_TOKEN.LAST_USED, Values.time(token.lastUsed())));
        sql.execute(insertInto(ROUTE)
                .set(ROUTE.KIND, Values.word(RouteKind.SCIM_TOKEN))
                .set(ROUTE.DIGEST, digest.bytes())
                .set(ROUTE.TENANT, tenant));
    }

    @Override
    public Optional<ScimToken> find(TenantTx tx, Digest digest) {
        return Sql.of(tx)
                .fetchOne(select(SHOWN)
                        .from(SCIM_TOKEN)
                        .where(SCIM_TOKEN.TENANT.eq(tx.tenant().value()), SCIM_TOKEN.DIGEST.eq(digest.bytes())))
                .map(JooqScimTokens::read);
    }

    @Override
    public List<ScimToken> all(TenantTx tx) {
        return Sql.of(tx)
                .fetch(select(SHOWN)
                        .from(SCIM_TOKEN)
                        .where(SCIM_TOKEN.TENANT.eq(tx.tenant().value()))
                        .orderBy(SCIM_TOKEN.ID))
                .map(JooqScimTokens::read);
    }

    @Override
    public void used(TenantTx tx, ScimToken.Id token, Instant now) {
        Sql.of(tx)
                .execute(update(SCIM_TOKEN)
                        .set(SCIM_TOKEN.LAST_USED, Values.time(now))
                        .where(SCIM_TOKEN.TENANT.eq(tx.tenant().value()), SCIM_TOKEN.ID.eq(token.value())));
    }

    @Override
    public boolean remove(TenantTx tx, ScimToken.Id token) {
        UUID tenant = tx.tenant().value();
        Sql sql = Sql.of(tx);
        sql.execute(deleteFrom(ROUTE)
                .where(
                        ROUTE.TENANT.eq(tenant),
                        ROUTE.KIND.eq(Values.word(RouteKind.SCIM_TOKEN)),
                        ROUTE.DIGEST.in(select(SCIM_TOKEN.DIGEST)
                                .from(SCIM_TOKEN)
                                .where(SCIM_TOKEN.TENANT.eq(tenant), SCIM_TOKEN.ID.eq(token.value())))));
        return sql.execute(deleteFrom(SCIM_TOKEN).where(SCIM_TOKEN.TENANT.eq(tenant), SCIM_TOKEN.ID.eq(token.value())))
                == 1;
    }

    private static ScimToken read(Row row) {
        return new ScimToken(
                new ScimToken.Id(row.get(SCIM_TOKEN.ID)),
                row.get(SCIM_TOKEN.NAME),
                row.get(SCIM_TOKEN.CREATED).toInstant(),
                Values.instant(row.get(SCIM_TOKEN.EXPIRES)),
                Values.instant(row.get(SCIM_TOKEN.LAST_USED)));
    }
}
