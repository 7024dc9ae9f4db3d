package dev.signet.rest.token;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.token.Dialect;
import dev.signet.rest.OAuthError;
import dev.signet.rest.dialect.Parameters;
import dev.signet.rest.dialect.Unacceptable;
import io.micronaut.http.HttpStatus;
import java.util.Optional;
import java.util.TreeSet;

/// Reads the scopes that a request asks for (RFC 6749 §3.3).
final class ScopeParameter {

    private ScopeParameter() {}

    /// The scopes asked for; empty if none are named. What is no scope token breaks a form, and is dropped from JSON
    /// like every other scope that cannot be had.
    ///
    /// @throws Unacceptable if a form names something that is no scope
    static Optional<Scopes> of(Parameters parameters, Dialect dialect) {
        return parameters.text(Parameters.SCOPE).map(text -> switch (dialect) {
            case FORM -> strict(text);
            case JSON -> lenient(text);
        });
    }

    private static Scopes strict(String text) {
        try {
            return Scopes.parse(text);
        } catch (InvalidValue e) {
            throw new Unacceptable(
                    OAuthError.of(HttpStatus.BAD_REQUEST, OAuthError.INVALID_SCOPE, "scope is not well-formed")
                            .answer());
        }
    }

    private static Scopes lenient(String text) {
        TreeSet<Scope> scopes = new TreeSet<>();
        for (String name : text.split(" ", -1)) {
            try {
                scopes.add(new Scope(name));
            } catch (InvalidValue e) {
                // Nobody can hold it, so nobody gets it.
            }
        }
        return new Scopes(scopes);
    }
}
