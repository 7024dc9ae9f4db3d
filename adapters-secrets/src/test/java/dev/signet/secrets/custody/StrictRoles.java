package dev.signet.secrets.custody;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The AppRole method of [StrictVault]: roles with an id, secrets, and how long their tokens count.
final class StrictRoles {

    private final Map<String, Role> roles = new ConcurrentHashMap<>();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    /// @param longest beyond which no token is renewed
    record Role(String id, Duration life, Duration longest) {}

    StrictVault.Reply reply(boolean writes, String path, Map<String, @Nullable Object> body) {
        String[] parts = path.split("/", -1);
        if (writes && parts.length == 1) {
            roles.put(
                    parts[0],
                    new Role(
                            UUID.randomUUID().toString(),
                            seconds(body.get("token_ttl")),
                            seconds(body.get("token_max_ttl"))));
            return StrictVault.Reply.done();
        }
        Role role = roles.get(parts[0]);
        if (role == null) {
            return StrictVault.Reply.error(404);
        }
        if (!writes && parts.length == 2 && parts[1].equals("role-id")) {
            return StrictVault.Reply.data(Map.of("role_id", role.id()));
        }
        if (writes && parts.length == 2 && parts[1].equals("secret-id")) {
            String secret = UUID.randomUUID().toString();
            secrets.put(secret, parts[0]);
            return StrictVault.Reply.data(Map.of("secret_id", secret));
        }
        return StrictVault.Reply.error(405, "1 error occurred:\n\t* unsupported operation\n\n");
    }

    /// The role that proves itself by `body`.
    Optional<Role> of(Map<String, @Nullable Object> body) {
        String name = secrets.get(String.valueOf(body.get("secret_id")));
        return Optional.ofNullable(name == null ? null : roles.get(name))
                .filter(role -> role.id().equals(body.get("role_id")));
    }

    /// Such as `2s`.
    private static Duration seconds(@Nullable Object text) {
        return Duration.parse("PT" + text);
    }
}
