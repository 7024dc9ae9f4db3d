package dev.signet.persistence.database;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jooq.exception.DataAccessException;

/// Makes each connection of the migrations one of the owner, before anything else is done with it.
final class BecomeOwner implements Callback {

    private final DatabaseRoles roles;

    BecomeOwner(DatabaseRoles roles) {
        this.roles = roles;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_CONNECT;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(roles.becomeOwner());
        } catch (SQLException e) {
            throw new DataAccessException("The login may not become the owner", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "become the owner";
    }
}
