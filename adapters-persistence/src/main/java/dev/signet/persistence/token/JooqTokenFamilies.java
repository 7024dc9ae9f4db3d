package dev.signet.persistence.token;

import static dev.signet.persistence.schema.Tables.TOKEN_FAMILY;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.update;

import dev.signet.application.TenantTx;
import dev.signet.application.token.TokenFamilies;
import dev.signet.domain.Digest;
import dev.signet.domain.client.ClientProof;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.token.FamilyId;
import dev.signet.domain.token.FamilyInContext;
import dev.signet.domain.token.FamilyState;
import dev.signet.domain.token.RefreshToken;
import dev.signet.domain.token.TokenFamily;
import dev.signet.domain.user.UserId;
import dev.signet.persistence.Values;
import dev.signet.persistence.client.ClientColumns;
import dev.signet.persistence.schema.tables.records.TokenFamilyRecord;
import dev.signet.persistence.tenant.TenantColumns;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import dev.signet.persistence.transaction.SqlStatement;
import dev.signet.persistence.user.UserColumns;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;

/// The token families of a tenant, in PostgreSQL.
public final class JooqTokenFamilies implements TokenFamilies {

    private static final Map<ProofConditions, SqlStatement> ADVANCE = Arrays.stream(ProofConditions.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), AdvanceStatement::under));
    private static final SqlStatement LOOK = AdvanceStatement.looking();

    @Override
    public void open(TenantTx tx, TokenFamily family, Digest secret) {
        var row = new TokenFamilyRecord();
        row.setTenant(tx.tenant().value());
        row.setId(family.id().value());
        row.setClient(family.grantee().client().map(ClientRef::value).orElse(null));
        row.setAppUser(family.grantee().user().map(UserId::value).orElse(null));
        row.setSubject(family.grantee().subject().value());
        row.setIssuer(Values.word(family.grant().issuer()));
        row.setDialect(Values.word(family.grant().dialect()));
        row.setScopes(Values.names(family.grant().scopes()));
        row.setAuthenticated(Values.time(family.grant().authenticatedAt()));
        row.setAmr(family.grant().methods().toArray(String[]::new));
        row.setSecretDigest(secret.bytes());
        row.setState(Values.word(family.state()));
        row.setGeneration(family.generation().number());
        row.setRotated(Values.time(family.rotatedAt()));
        row.setIdleExpires(Values.time(family.lifetime().idle()));
        row.setAbsoluteExpires(Values.time(family.lifetime().absolute()));
        Sql.of(tx).execute(insertInto(TOKEN_FAMILY).set(row));
    }

    @Override
    public Advance advance(TenantTx tx, RefreshToken token, ClientProof proof, Instant now, Duration idle) {
        var event = new RefreshTokenRotatedEvent();
        event.begin();
        SqlStatement statement = Objects.requireNonNull(ADVANCE.get(ProofConditions.of(proof)));
        SqlStatement.Call call = named(statement, tx, token)
                .set(AdvanceStatement.PRESENTED, token.generation().number())
                .set(AdvanceStatement.NOW, Values.time(now))
                .set(AdvanceStatement.IDLE_SECONDS, Math.toIntExact(idle.toSeconds()));
        Advance answer = Sql.first(Sql.of(tx).fetch(ProofConditions.bind(call, proof)))
                .map(JooqTokenFamilies::advance)
                .orElseGet(Advance.Unknown::new);
        event.answered(token, answer);
        return answer;
    }

    @Override
    public Optional<FamilyInContext> find(TenantTx tx, RefreshToken token) {
        return Sql.first(Sql.of(tx).fetch(named(LOOK, tx, token))).map(row -> context(row, FamilyColumns.read(row)));
    }

    @Override
    public boolean breach(TenantTx tx, FamilyId family, Instant now) {
        return kill(tx, TOKEN_FAMILY.ID.eq(family.value()), FamilyState.BREACHED, now) == 1;
    }

    @Override
    public boolean revoke(TenantTx tx, FamilyId family, Instant now) {
        return kill(tx, TOKEN_FAMILY.ID.eq(family.value()), FamilyState.REVOKED, now) == 1;
    }

    @Override
    public int revokeAllOf(TenantTx tx, UserId user, Instant now) {
        return kill(tx, TOKEN_FAMILY.APP_USER.eq(user.value()), FamilyState.REVOKED, now);
    }

    @Override
    public int revokeAllOf(TenantTx tx, ClientRef client, Instant now) {
        return kill(tx, TOKEN_FAMILY.CLIENT.eq(client.value()), FamilyState.REVOKED, now);
    }

    private static int kill(TenantTx tx, Condition which, FamilyState state, Instant now) {
        return Sql.of(tx)
                .execute(update(TOKEN_FAMILY)
                        .set(TOKEN_FAMILY.STATE, Values.word(state))
                        .set(TOKEN_FAMILY.ENDED, Values.time(now))
                        .where(
                                TOKEN_FAMILY.TENANT.eq(tx.tenant().value()),
                                which,
                                TOKEN_FAMILY.STATE.in(
                                        inline(Values.word(FamilyState.LIVE)),
                                        inline(Values.word(FamilyState.ENDED)))));
    }

    private static SqlStatement.Call named(SqlStatement statement, TenantTx tx, RefreshToken token) {
        return statement
                .with()
                .set(AdvanceStatement.TENANT_ID, tx.tenant().value())
                .set(AdvanceStatement.FAMILY_ID, token.family().value())
                .set(AdvanceStatement.SECRET, token.secret().digest().bytes());
    }

    private static Advance advance(Row row) {
        if (!Boolean.TRUE.equals(row.get(AdvanceStatement.PROVEN))) {
            return new Advance.Unproven();
        }
        if (row.get(AdvanceStatement.WON_GENERATION) == null) {
            return new Advance.Stale(context(row, FamilyColumns.read(row)));
        }
        TokenFamily moved = FamilyColumns.read(
                row, AdvanceStatement.WON_GENERATION, AdvanceStatement.WON_ROTATED, AdvanceStatement.WON_IDLE);
        return new Advance.Advanced(context(row, moved));
    }

    private static FamilyInContext context(Row row, TokenFamily family) {
        return new FamilyInContext(family, TenantColumns.read(row), ClientColumns.find(row), UserColumns.find(row));
    }
}
