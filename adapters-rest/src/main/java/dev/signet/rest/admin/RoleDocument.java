package dev.signet.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.domain.client.Scope;
import dev.signet.domain.user.Role;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/// A role on the wire.
///
/// @param scopes what it gives
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record RoleDocument(String name, String description, List<String> scopes) {

    static RoleDocument of(Role role) {
        return new RoleDocument(
                role.name().value(),
                role.description(),
                role.scopes().values().stream().map(Scope::value).toList());
    }
}
