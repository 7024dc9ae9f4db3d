package dev.signet.persistence.scim;

import static dev.signet.persistence.schema.Tables.APP_USER;
import static dev.signet.persistence.schema.Tables.GROUP_MEMBER;
import static dev.signet.persistence.schema.Tables.USER_ATTRIBUTE;
import static dev.signet.persistence.schema.Tables.USER_GROUP;
import static dev.signet.persistence.schema.Tables.USER_ROLE;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import dev.signet.domain.scim.AttributePath;
import dev.signet.persistence.schema.tables.UserAttribute;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/// Where the attributes of people lie: some in the row of the user, the rest in rows of their own.
final class PersonPlaces implements Places {

    private static final Field<String> ID = cast(APP_USER.ID, SQLDataType.VARCHAR);
    private static final Field<String> ACTIVE =
            when(APP_USER.STATE.eq(inline("active")), inline("true")).otherwise(inline("false"));
    private static final Field<String> GROUP_ID = cast(USER_GROUP.ID, SQLDataType.VARCHAR);

    private final UUID tenant;

    PersonPlaces(UUID tenant) {
        this.tenant = tenant;
    }

    @Override
    public Condition some(AttributePath at, Function<Field<String>, Condition> so) {
        return switch (at.canonical()) {
            case "id" -> so.apply(ID);
            case "userName" -> so.apply(APP_USER.NAME_FOLDED);
            case "displayName" -> APP_USER.DISPLAY_NAME_FOLDED.isNotNull().and(so.apply(APP_USER.DISPLAY_NAME_FOLDED));
            case "active" -> so.apply(ACTIVE);
            case "roles.value", "groups.value", "groups.display" -> element(at, within -> within.some(at, so));
            default ->
                APP_USER.ID.in(select(USER_ATTRIBUTE.APP_USER)
                        .from(USER_ATTRIBUTE)
                        .where(
                                USER_ATTRIBUTE.TENANT.eq(tenant),
                                USER_ATTRIBUTE.ATTRIBUTE.eq(at.canonical()),
                                so.apply(USER_ATTRIBUTE.FOLDED)));
        };
    }

    @Override
    public Field<OffsetDateTime> time(AttributePath at) {
        return at.canonical().equals("meta.created") ? APP_USER.CREATED : APP_USER.CHANGED;
    }

    @Override
    public Condition element(AttributePath of, Function<Places, Condition> judge) {
        return switch (of.root()) {
            case "roles" ->
                APP_USER.ID.in(select(USER_ROLE.APP_USER)
                        .from(USER_ROLE)
                        .where(USER_ROLE.TENANT.eq(tenant), judge.apply(new InRow(at -> USER_ROLE.ROLE))));
            case "groups" ->
                APP_USER.ID.in(select(GROUP_MEMBER.APP_USER)
                        .from(GROUP_MEMBER)
                        .join(USER_GROUP)
                        .on(USER_GROUP.TENANT.eq(tenant), USER_GROUP.ID.eq(GROUP_MEMBER.USER_GROUP))
                        .where(GROUP_MEMBER.TENANT.eq(tenant), judge.apply(new InRow(PersonPlaces::ofGroup))));
            default -> kept(of, judge);
        };
    }

    /// Any row of the element stands for it.
    private Condition kept(AttributePath of, Function<Places, Condition> judge) {
        UserAttribute element = USER_ATTRIBUTE.as("element");
        List<String> parts = of.attribute().parts().stream()
                .map(part -> of.to(part).canonical())
                .toList();
        Function<AttributePath, Function<Function<Field<String>, Condition>, Condition>> beside = at -> so -> {
            UserAttribute part = USER_ATTRIBUTE.as("part");
            return exists(selectOne()
                    .from(part)
                    .where(
                            part.TENANT.eq(tenant),
                            part.APP_USER.eq(element.APP_USER),
                            part.POSITION.eq(element.POSITION),
                            part.ATTRIBUTE.eq(at.canonical()),
                            so.apply(part.FOLDED)));
        };
        return APP_USER.ID.in(select(element.APP_USER)
                .from(element)
                .where(element.TENANT.eq(tenant), element.ATTRIBUTE.in(parts), judge.apply(new Beside(beside))));
    }

    @Override
    public Field<String> key(AttributePath by) {
        return switch (by.canonical()) {
            case "id" -> ID;
            case "userName" -> APP_USER.NAME_FOLDED;
            case "displayName" -> APP_USER.DISPLAY_NAME_FOLDED;
            case "active" -> ACTIVE;
            case "meta.created", "meta.lastModified" -> Conditions.sortable(time(by));
            case "roles.value" ->
                field(select(min(USER_ROLE.ROLE))
                        .from(USER_ROLE)
                        .where(USER_ROLE.TENANT.eq(tenant), USER_ROLE.APP_USER.eq(APP_USER.ID)));
            case "groups.value", "groups.display" ->
                field(select(min(ofGroup(by)))
                        .from(GROUP_MEMBER)
                        .join(USER_GROUP)
                        .on(USER_GROUP.TENANT.eq(tenant), USER_GROUP.ID.eq(GROUP_MEMBER.USER_GROUP))
                        .where(GROUP_MEMBER.TENANT.eq(tenant), GROUP_MEMBER.APP_USER.eq(APP_USER.ID)));
            default ->
                field(select(USER_ATTRIBUTE.FOLDED)
                        .from(USER_ATTRIBUTE)
                        .where(
                                USER_ATTRIBUTE.TENANT.eq(tenant),
                                USER_ATTRIBUTE.APP_USER.eq(APP_USER.ID),
                                USER_ATTRIBUTE.ATTRIBUTE.eq(by.canonical()))
                        .orderBy(USER_ATTRIBUTE.POSITION)
                        .limit(inline(1)));
        };
    }

    private static Field<String> ofGroup(AttributePath at) {
        return at.leaf().name().equals("value") ? GROUP_ID : USER_GROUP.DISPLAY_NAME_FOLDED;
    }
}
