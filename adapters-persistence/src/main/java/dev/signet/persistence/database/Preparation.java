package dev.signet.persistence.database;

import java.util.List;

/// How far a database is prepared for Signet.
public sealed interface Preparation {

    /// The roles and the schema exist and the login may become them.
    record Prepared(DatabaseRoles roles) implements Preparation {}

    /// The login may not do it, so an administrator must.
    ///
    /// @param database the database in which to run them
    /// @param login whom they let in
    /// @param statements SQL, in order, names quoted, without the closing semicolon
    record AdministratorNeeded(String database, String login, List<String> statements) implements Preparation {

        public AdministratorNeeded {
            statements = List.copyOf(statements);
        }

        /// What to tell the operator.
        public String message() {
            return "The login %s may not prepare the database %s. Let an administrator run in it, then start again:%n%n%s;%n"
                    .formatted(login, database, String.join(";\n", statements));
        }
    }
}
