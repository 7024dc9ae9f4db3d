package dev.signet.persistence.user;

import static dev.signet.persistence.schema.Tables.APP_USER;

import dev.signet.domain.Version;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Field;

/// A user as part of a row, under names that other tables do not use.
public final class UserColumns {

    public static final Field<UUID> ID = APP_USER.ID.as("user_id");
    public static final Field<String> STATE = APP_USER.STATE.as("user_state");
    private static final Field<String> NAME = APP_USER.NAME.as("user_name");
    private static final Field<String> EMAIL = APP_USER.EMAIL.as("user_email");
    private static final Field<String> DISPLAY_NAME = APP_USER.DISPLAY_NAME.as("user_display_name");
    private static final Field<Integer> VERSION = APP_USER.VERSION.as("user_version");

    /// Those of the user alone.
    public static final List<Field<?>> OWN = List.of(ID, NAME, EMAIL, DISPLAY_NAME, STATE, VERSION);

    /// Those of the roles held and the end of the password.
    public static final List<Field<?>> HELD =
            Stream.of(Held.ALL, PasswordEnd.ALL).<Field<?>>flatMap(List::stream).toList();

    /// All of them.
    public static final List<Field<?>> ALL =
            Stream.of(OWN, HELD).flatMap(List::stream).toList();

    private UserColumns() {}

    /// The user of `row` with all they hold, if the row has one.
    public static Optional<UserAccess> find(Row row) {
        return row.get(ID) == null ? Optional.empty() : Optional.of(read(row));
    }

    /// The user of `row` with all they hold.
    public static UserAccess read(Row row) {
        var user = new User(
                new UserId(row.get(ID)),
                new UserName(row.get(NAME)),
                Optional.ofNullable(row.get(EMAIL)).map(Email::new),
                Optional.ofNullable(row.get(DISPLAY_NAME)),
                Values.constant(UserState.class, row.get(STATE)),
                new Version(row.get(VERSION)));
        return new UserAccess(user, Held.read(row), PasswordEnd.read(row));
    }
}
