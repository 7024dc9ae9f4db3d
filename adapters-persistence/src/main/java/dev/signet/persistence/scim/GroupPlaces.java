package dev.signet.persistence.scim;

import static dev.signet.persistence.schema.Tables.GROUP_MEMBER;
import static dev.signet.persistence.schema.Tables.USER_GROUP;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;

import dev.signet.domain.scim.AttributePath;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/// Where the attributes of groups lie.
final class GroupPlaces implements Places {

    private static final Field<String> ID = cast(USER_GROUP.ID, SQLDataType.VARCHAR);
    private static final Field<String> MEMBER = cast(GROUP_MEMBER.APP_USER, SQLDataType.VARCHAR);

    private final UUID tenant;

    GroupPlaces(UUID tenant) {
        this.tenant = tenant;
    }

    @Override
    public Condition some(AttributePath at, Function<Field<String>, Condition> so) {
        return switch (at.canonical()) {
            case "id" -> so.apply(ID);
            case "displayName" -> so.apply(USER_GROUP.DISPLAY_NAME_FOLDED);
            case "externalId" -> USER_GROUP.EXTERNAL_ID.isNotNull().and(so.apply(USER_GROUP.EXTERNAL_ID));
            case "members.value" -> element(at, within -> within.some(at, so));
            default -> throw unknown(at);
        };
    }

    @Override
    public Field<OffsetDateTime> time(AttributePath at) {
        return at.canonical().equals("meta.created") ? USER_GROUP.CREATED : USER_GROUP.CHANGED;
    }

    @Override
    public Condition element(AttributePath of, Function<Places, Condition> judge) {
        return USER_GROUP.ID.in(select(GROUP_MEMBER.USER_GROUP)
                .from(GROUP_MEMBER)
                .where(GROUP_MEMBER.TENANT.eq(tenant), judge.apply(new InRow(at -> MEMBER))));
    }

    @Override
    public Field<String> key(AttributePath by) {
        return switch (by.canonical()) {
            case "id" -> ID;
            case "displayName" -> USER_GROUP.DISPLAY_NAME_FOLDED;
            case "externalId" -> USER_GROUP.EXTERNAL_ID;
            case "meta.created", "meta.lastModified" -> Conditions.sortable(time(by));
            case "members.value" ->
                field(select(min(MEMBER))
                        .from(GROUP_MEMBER)
                        .where(GROUP_MEMBER.TENANT.eq(tenant), GROUP_MEMBER.USER_GROUP.eq(USER_GROUP.ID)));
            default -> throw unknown(by);
        };
    }

    private static IllegalStateException unknown(AttributePath at) {
        return new IllegalStateException("the catalogue has an attribute of groups that is kept nowhere: " + at);
    }
}
