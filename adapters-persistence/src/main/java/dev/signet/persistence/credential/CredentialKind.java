package dev.signet.persistence.credential;

import dev.signet.persistence.Values;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// What a row of the table of credentials holds.
public enum CredentialKind {
    PASSWORD,
    CLIENT_SECRET,
    PUBLIC_JWK;

    /// As a constant in a statement.
    public Field<String> inline() {
        return DSL.inline(Values.word(this));
    }
}
