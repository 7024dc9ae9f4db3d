package dev.signet.bootstrap.description;

import dev.signet.bootstrap.description.Description.DescribedUser;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordRules;
import dev.signet.domain.scim.Profile;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import dev.signet.rest.scim.ProfileDocument;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a user of a description, in the words of the admin API. Their profile has the shape and the names of SCIM
/// (RFC 7643 §4.1).
final class UserReading {

    private final Node node;
    private final Map<String, String> environment;

    UserReading(Node node, Map<String, String> environment) {
        this.node = node;
        this.environment = environment;
    }

    Optional<DescribedUser> read() {
        Optional<UserName> name = node.required("userName", UserName::new);
        Optional<Email> email = node.optional("email", Email::new);
        Optional<String> displayName = node.optional("displayName", UserReading::displayName);
        Optional<UserState> state = node.truth("active").map(active -> active ? UserState.ACTIVE : UserState.DISABLED);
        Optional<Password> password = new SecretReading(node, environment).read("password", Password::new);
        password.ifPresent(chosen -> node.judge("password", () -> PasswordRules.STANDARD.check(chosen)));
        Optional<Set<RoleName>> roles = node.texts("roles", RoleName::new).map(Set::copyOf);
        Optional<Profile> profile =
                node.members("profile").flatMap(members -> node.made(() -> ProfileDocument.read(members)));
        node.nothingElse();
        Optional<Email> address = email.or(
                () -> profile.flatMap(p -> node.made(() -> Addresses.first(p))).flatMap(first -> first));
        profile.filter(given -> email.isPresent())
                .ifPresent(given -> node.made(() -> Addresses.fitting(given, address)));
        return name.map(n -> new DescribedUser(n, address, displayName, state, password, roles, profile));
    }

    private static String displayName(String text) {
        InvalidValue.unless(text.length() <= 256, "must have at most 256 characters");
        return text;
    }
}
