package dev.signet.persistence.token;

import static dev.signet.persistence.schema.Tables.APP_USER;
import static dev.signet.persistence.schema.Tables.CLIENT;
import static dev.signet.persistence.schema.Tables.TENANT;
import static dev.signet.persistence.schema.Tables.TOKEN_FAMILY;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.with;

import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.token.FamilyState;
import dev.signet.domain.user.UserState;
import dev.signet.persistence.Values;
import dev.signet.persistence.client.ClientColumns;
import dev.signet.persistence.tenant.TenantColumns;
import dev.signet.persistence.transaction.SqlStatement;
import dev.signet.persistence.user.Held;
import dev.signet.persistence.user.PasswordEnd;
import dev.signet.persistence.user.UserColumns;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// The statement that redeems a refresh token. `seen` locks the family and reads it, with tenant, client and
/// user, as the last winner left it: PostgreSQL reads a row again after it had to wait for its lock. `won` moves
/// the family on if all that [dev.signet.domain.token.FamilyInContext#redeems] demands holds of what was seen.
final class AdvanceStatement {

    static final Param<UUID> TENANT_ID = param("tenant", TOKEN_FAMILY.TENANT);
    static final Param<UUID> FAMILY_ID = param("family", TOKEN_FAMILY.ID);
    static final Param<byte[]> SECRET = param("secret", TOKEN_FAMILY.SECRET_DIGEST);
    static final Param<Integer> PRESENTED = param("presented", TOKEN_FAMILY.GENERATION);
    static final Param<OffsetDateTime> NOW = param("now", TOKEN_FAMILY.ROTATED);
    static final Param<Integer> IDLE_SECONDS = param("idle", SQLDataType.INTEGER);

    static final Field<Boolean> PROVEN = field(name("proven"), SQLDataType.BOOLEAN);
    static final Field<Integer> WON_GENERATION = field(name("won_generation"), SQLDataType.INTEGER);
    static final Field<OffsetDateTime> WON_ROTATED = field(name("won_rotated"), TOKEN_FAMILY.ROTATED.getDataType());
    static final Field<OffsetDateTime> WON_IDLE = field(name("won_idle"), TOKEN_FAMILY.IDLE_EXPIRES.getDataType());

    private static final String SEEN = "seen";
    private static final String WON = "won";
    private static final List<Field<?>> CONTEXT = Stream.of(
                    FamilyColumns.ALL, TenantColumns.ALL, ClientColumns.ALL, UserColumns.OWN)
            .flatMap(List::stream)
            .toList();

    private AdvanceStatement() {}

    static SqlStatement under(ProofConditions proof) {
        CommonTableExpression<?> seen = name(SEEN)
                .asMaterialized(contextWith(field(proof.holds(NOW)).as(PROVEN))
                        .forNoKeyUpdate()
                        .of(TOKEN_FAMILY));
        CommonTableExpression<?> won = name(WON).as(winning());
        List<Field<?>> answer = Stream.of(
                        of(SEEN, CONTEXT),
                        of(SEEN, List.of(PROVEN)),
                        UserColumns.HELD,
                        of(WON, List.of(WON_GENERATION, WON_ROTATED, WON_IDLE)))
                .<Field<?>>flatMap(List::stream)
                .toList();
        ResultQuery<Record> query = with(seen, won)
                .select(answer)
                .from(table(name(SEEN)))
                .leftJoin(table(name(WON)))
                .on(trueCondition())
                .leftJoin(Held.by(TENANT_ID, seen(UserColumns.ID)))
                .on(trueCondition())
                .leftJoin(PasswordEnd.of(TENANT_ID, seen(UserColumns.ID)))
                .on(trueCondition());
        return SqlStatement.of(query, names(List.of(PROVEN), List.of(WON_GENERATION, WON_ROTATED, WON_IDLE)));
    }

    /// The statement that only looks.
    static SqlStatement looking() {
        CommonTableExpression<?> seen = name(SEEN).as(contextWith());
        ResultQuery<Record> query = with(seen)
                .select(Stream.of(of(SEEN, CONTEXT), UserColumns.HELD)
                        .<Field<?>>flatMap(List::stream)
                        .toList())
                .from(table(name(SEEN)))
                .leftJoin(Held.by(TENANT_ID, seen(UserColumns.ID)))
                .on(trueCondition())
                .leftJoin(PasswordEnd.of(TENANT_ID, seen(UserColumns.ID)))
                .on(trueCondition());
        return SqlStatement.of(query, names(List.of(), List.of()));
    }

    private static SelectConditionStep<Record> contextWith(Field<?>... more) {
        return select(Stream.concat(CONTEXT.stream(), Stream.of(more)).toList())
                .from(TOKEN_FAMILY)
                .join(TENANT)
                .on(TENANT.ID.eq(TOKEN_FAMILY.TENANT))
                .leftJoin(CLIENT)
                .on(CLIENT.TENANT.eq(TOKEN_FAMILY.TENANT), CLIENT.ID.eq(TOKEN_FAMILY.CLIENT))
                .leftJoin(APP_USER)
                .on(APP_USER.TENANT.eq(TOKEN_FAMILY.TENANT), APP_USER.ID.eq(TOKEN_FAMILY.APP_USER))
                .where(
                        TOKEN_FAMILY.TENANT.eq(TENANT_ID),
                        TOKEN_FAMILY.ID.eq(FAMILY_ID),
                        TOKEN_FAMILY.SECRET_DIGEST.eq(SECRET));
    }

    private static ResultQuery<?> winning() {
        Field<OffsetDateTime> idle = field(
                "{0} + make_interval(secs => {1})",
                TOKEN_FAMILY.IDLE_EXPIRES.getDataType(), NOW, coalesce(seen(TenantColumns.REFRESH_IDLE), IDLE_SECONDS));
        return update(TOKEN_FAMILY)
                .set(TOKEN_FAMILY.GENERATION, TOKEN_FAMILY.GENERATION.plus(inline(1)))
                .set(TOKEN_FAMILY.ROTATED, NOW)
                .set(TOKEN_FAMILY.IDLE_EXPIRES, least(TOKEN_FAMILY.ABSOLUTE_EXPIRES, idle))
                .from(table(name(SEEN)))
                .where(
                        TOKEN_FAMILY.TENANT.eq(TENANT_ID),
                        TOKEN_FAMILY.ID.eq(FAMILY_ID),
                        TOKEN_FAMILY.GENERATION.eq(PRESENTED),
                        redeems())
                .returning(
                        TOKEN_FAMILY.GENERATION.as(WON_GENERATION),
                        TOKEN_FAMILY.ROTATED.as(WON_ROTATED),
                        TOKEN_FAMILY.IDLE_EXPIRES.as(WON_IDLE));
    }

    private static Condition redeems() {
        return seen(PROVEN)
                .isTrue()
                .and(seen(FamilyColumns.GENERATION).eq(PRESENTED))
                .and(seen(FamilyColumns.STATE).eq(inline(Values.word(FamilyState.LIVE))))
                .and(seen(FamilyColumns.IDLE).gt(NOW))
                .and(seen(FamilyColumns.ABSOLUTE).gt(NOW))
                .and(seen(TenantColumns.STATE).eq(inline(Values.word(TenantState.ACTIVE))))
                .and(seen(FamilyColumns.CLIENT)
                        .isNull()
                        .or(seen(ClientColumns.STATE)
                                .eq(inline(Values.word(ClientState.ACTIVE)))
                                .and(inline(GrantType.REFRESH_TOKEN.wireName()).eq(any(seen(ClientColumns.GRANTS))))))
                .and(seen(FamilyColumns.APP_USER)
                        .isNull()
                        .or(seen(UserColumns.STATE).eq(inline(Values.word(UserState.ACTIVE)))));
    }

    private static List<Field<?>> names(List<Field<?>> after, List<Field<?>> last) {
        return Stream.of(CONTEXT, after, UserColumns.HELD, last)
                .<Field<?>>flatMap(List::stream)
                .toList();
    }

    private static <T> Field<T> seen(Field<T> column) {
        return of(SEEN, column);
    }

    private static List<Field<?>> of(String table, List<Field<?>> columns) {
        return columns.stream().<Field<?>>map(column -> of(table, column)).toList();
    }

    private static <T> Field<T> of(String table, Field<T> column) {
        return DSL.field(name(table, column.getName()), column.getDataType());
    }
}
