package dev.signet.persistence.tenant;

import static dev.signet.persistence.schema.Tables.ROUTE;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.signet.application.tenant.Routes;
import dev.signet.domain.Digest;
import dev.signet.domain.tenant.RouteKind;
import dev.signet.domain.tenant.TenantId;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.JooqTransactions;
import dev.signet.persistence.transaction.Sql;
import dev.signet.persistence.transaction.SqlStatement;
import java.util.Optional;
import org.jooq.Param;

/// The table that every request may read before it has a tenant.
public final class JooqRoutes implements Routes {

    private static final Param<String> KIND = param("kind", ROUTE.KIND);
    private static final Param<byte[]> DIGEST = param("digest", ROUTE.DIGEST);

    private static final SqlStatement FIND =
            SqlStatement.of(select(ROUTE.TENANT).from(ROUTE).where(ROUTE.KIND.eq(KIND), ROUTE.DIGEST.eq(DIGEST)));

    private final JooqTransactions transactions;

    public JooqRoutes(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<TenantId> find(RouteKind kind, Digest digest) {
        return transactions
                .once((Sql sql) -> Sql.first(
                        sql.fetch(FIND.with().set(KIND, Values.word(kind)).set(DIGEST, digest.bytes()))))
                .map(row -> new TenantId(row.get(ROUTE.TENANT)));
    }
}
