package dev.signet.persistence.token;

import static dev.signet.persistence.schema.Tables.APP_USER;
import static dev.signet.persistence.schema.Tables.CLIENT;
import static dev.signet.persistence.schema.Tables.REVOKED_TOKEN;
import static dev.signet.persistence.schema.Tables.TENANT;
import static dev.signet.persistence.schema.Tables.TOKEN_FAMILY;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.signet.application.TenantTx;
import dev.signet.application.token.Revocations;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.token.FamilyId;
import dev.signet.domain.token.FamilyState;
import dev.signet.domain.token.NamedParties;
import dev.signet.domain.token.Standing;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserState;
import dev.signet.persistence.Bucket;
import dev.signet.persistence.Values;
import dev.signet.persistence.client.ClientColumns;
import dev.signet.persistence.tenant.TenantColumns;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import dev.signet.persistence.transaction.SqlStatement;
import dev.signet.persistence.user.UserColumns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Param;

/// What is known against access tokens of a tenant, in PostgreSQL.
public final class JooqRevocations implements Revocations {

    private static final Param<UUID> TENANT_ID = param("tenant", TENANT.ID);
    private static final Param<UUID> FAMILY = param("family", TOKEN_FAMILY.ID);
    private static final Param<String> CLIENT_ID = param("client", CLIENT.CLIENT_ID);
    private static final Param<UUID> USER = param("user", APP_USER.ID);
    private static final Param<String> JTI = param("jti", REVOKED_TOKEN.JTI);
    private static final Param<Integer> BUCKET = param("bucket", REVOKED_TOKEN.BUCKET);

    private static final Field<Boolean> SINGLED_OUT = field(exists(selectOne()
                    .from(REVOKED_TOKEN)
                    .where(
                            REVOKED_TOKEN.TENANT.eq(TENANT_ID),
                            REVOKED_TOKEN.BUCKET.eq(BUCKET),
                            REVOKED_TOKEN.JTI.eq(JTI))))
            .as("singled_out");

    private static final SqlStatement STANDING = SqlStatement.of(select(Stream.of(
                            List.of(SINGLED_OUT, FamilyColumns.STATE, UserColumns.STATE),
                            TenantColumns.ALL,
                            ClientColumns.ALL)
                    .<Field<?>>flatMap(List::stream)
                    .toList())
            .from(TENANT)
            .leftJoin(TOKEN_FAMILY)
            .on(TOKEN_FAMILY.TENANT.eq(TENANT_ID), TOKEN_FAMILY.ID.eq(FAMILY))
            .leftJoin(CLIENT)
            .on(CLIENT.TENANT.eq(TENANT_ID), CLIENT.CLIENT_ID.eq(CLIENT_ID))
            .leftJoin(APP_USER)
            .on(APP_USER.TENANT.eq(TENANT_ID), APP_USER.ID.eq(USER))
            .where(TENANT.ID.eq(TENANT_ID)));

    @Override
    public Standing standing(TenantTx tx, NamedParties named) {
        Row row = Sql.first(Sql.of(tx)
                        .fetch(STANDING.with()
                                .set(TENANT_ID, tx.tenant().value())
                                .set(FAMILY, named.family().map(FamilyId::value).orElse(null))
                                .set(
                                        CLIENT_ID,
                                        named.client().map(ClientId::value).orElse(null))
                                .set(USER, named.user().map(UserId::value).orElse(null))
                                .set(JTI, named.jti())
                                .set(BUCKET, Bucket.of(named.expires()))))
                .orElseThrow();
        return new Standing(
                TenantColumns.read(row),
                row.get(SINGLED_OUT),
                Optional.ofNullable(row.get(FamilyColumns.STATE))
                        .map(state -> Values.constant(FamilyState.class, state)),
                ClientColumns.find(row),
                Optional.ofNullable(row.get(UserColumns.STATE)).map(state -> Values.constant(UserState.class, state)));
    }

    @Override
    public void add(TenantTx tx, String jti, Instant expires) {
        Sql.of(tx)
                .execute(insertInto(REVOKED_TOKEN)
                        .set(REVOKED_TOKEN.TENANT, tx.tenant().value())
                        .set(REVOKED_TOKEN.BUCKET, Bucket.of(expires))
                        .set(REVOKED_TOKEN.JTI, jti)
                        .set(REVOKED_TOKEN.EXPIRES, Values.time(expires))
                        .onConflictDoNothing());
    }
}
