package dev.signet.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import dev.signet.rest.description.Format;
import dev.signet.rest.description.Shapes;
import dev.signet.rest.edge.MergePatch;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A user on the wire: what SCIM has a name for is spelt as there (RFC 7643 §4.1), the rest as everything else here.
/// `id`, `password_expires_at` and `version` are read-only.
///
/// @param roles the names of their roles
/// @param passwordExpiresAt when their password must be changed, if they have one
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record UserDocument(
        @Format("uuid") String id,
        String userName,
        @Nullable String displayName,
        @Nullable String email,
        boolean active,
        List<String> roles,

        @JsonProperty("password_expires_at") @Nullable @Format("date-time")
        String passwordExpiresAt,

        int version) {

    static UserDocument of(UserAccess access) {
        User user = access.user();
        return new UserDocument(
                user.id().value().toString(),
                user.name().value(),
                user.displayName().orElse(null),
                user.email().map(Email::value).orElse(null),
                user.isActive(),
                access.roles().stream().map(role -> role.value()).toList(),
                access.passwordExpires().map(Instant::toString).orElse(null),
                user.version().number());
    }

    /// Who somebody is to be.
    record Person(UserName name, Optional<Email> email, Optional<String> displayName, boolean active) {

        User applyTo(User before) {
            return new User(
                    before.id(),
                    name,
                    email,
                    displayName,
                    active ? UserState.ACTIVE : UserState.DISABLED,
                    before.version());
        }
    }

    /// Reads the members that make a person; the value after [Members#verify].
    static Supplier<Person> person(Members in) {
        Supplier<UserName> name = in.need("userName", Members.text(Shapes.USER_NAME, UserName::new));
        Optional<Email> email = in.may("email", Members.text(Shapes.EMAIL, Email::new));
        Optional<String> displayName = in.may("displayName", Members.text(0, 256));
        Optional<Boolean> active = in.may("active", Members.FLAG);
        return () -> new Person(name.get(), email, displayName, active.orElse(true));
    }

    /// `before` as `patch` wants them; their roles are not a part of them, but judged with the rest.
    static User change(User before, JsonNode patch, Bodies bodies) {
        JsonNode document = bodies.tree(of(new UserAccess(before, List.of(), Optional.empty())));
        Members in = Members.of(MergePatch.apply(document, patch));
        Supplier<Person> person = changes(in);
        roles(in);
        in.verify();
        return person.get().applyTo(before);
    }

    /// Reads the names of roles that may be there.
    static Optional<Set<RoleName>> roles(Members in) {
        return in.list("roles", Members.text(Shapes.ROLE, RoleName::new)).map(Set::copyOf);
    }

    static Supplier<Person> changes(Members in) {
        in.refuseIfNamed("password", "has its own path");
        return person(in);
    }
}
