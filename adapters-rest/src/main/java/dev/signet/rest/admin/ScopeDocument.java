package dev.signet.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.application.client.ShowScope;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/// A scope on the wire.
///
/// @param implies the scopes that it implies directly
/// @param impliesInAll those and whatever they imply in turn; read-only
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record ScopeDocument(String name, String description, List<String> implies, List<String> impliesInAll) {

    static ScopeDocument of(ShowScope.Shown shown) {
        return new ScopeDocument(
                shown.definition().scope().value(),
                shown.definition().description(),
                names(shown.definition().implied()),
                names(shown.everything()));
    }

    private static List<String> names(Scopes scopes) {
        return scopes.values().stream().map(Scope::value).toList();
    }
}
