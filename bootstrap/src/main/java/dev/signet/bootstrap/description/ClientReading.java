package dev.signet.bootstrap.description;

import dev.signet.bootstrap.Document;
import dev.signet.bootstrap.description.Description.DescribedClient;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.ClientProfile;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.RedirectUri;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.client.WebOrigin;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.signature.Jwk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads a client of a description. Its members are called as in client metadata (RFC 7591 §2), where that has a name.
final class ClientReading {

    private static final String METHODS = "token_endpoint_auth_methods";
    private static final int SHORTEST_SECRET = 16;
    private static final ClientRef NOBODY = new ClientRef(new UUID(0, 0));

    private final Node node;
    private final Map<String, String> environment;

    ClientReading(Node node, Map<String, String> environment) {
        this.node = node;
        this.environment = environment;
    }

    Optional<DescribedClient> read() {
        Optional<ClientId> id = id();
        Optional<ClientState> state = node.optional("state", Words::clientState);
        Optional<ClientProfile> profile = profile(id, state.orElse(ClientState.ACTIVE));
        Set<ClientAuthenticationMethod> methods = Set.copyOf(
                node.texts(METHODS, Words::method).orElse(List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)));
        Optional<ClientPermissions> permissions = permissions();
        Set<RedirectUri> redirects =
                Set.copyOf(node.texts("redirect_uris", RedirectUri::new).orElse(List.of()));
        Set<WebOrigin> origins =
                Set.copyOf(node.texts("allowed_cors_origins", WebOrigin::new).orElse(List.of()));
        Optional<ClientSecret> secret =
                new SecretReading(node, environment).read("client_secret", ClientReading::secret);
        List<Jwk> keys = keys();
        node.nothingElse();
        Optional<DescribedClient> described = id.flatMap(i -> profile.flatMap(p -> permissions.map(
                allowed -> new DescribedClient(i, p, state, methods, allowed, redirects, origins, secret, keys))));
        described.ifPresent(this::check);
        return described;
    }

    private Optional<ClientId> id() {
        Optional<ClientId> id = new SecretReading(node, environment).read("client_id", ClientId::new);
        if (!node.isPresent("client_id") && !node.isPresent("client_id_env")) {
            node.mistake("client_id", "is missing");
        }
        return id;
    }

    private void check(DescribedClient client) {
        node.made(() -> new Client(
                NOBODY,
                client.id(),
                client.profile(),
                client.methods(),
                client.permissions(),
                client.redirects(),
                client.origins(),
                Version.FIRST));
        boolean usesSecret = client.methods().stream().anyMatch(ClientAuthenticationMethod::usesSecret);
        if (client.secret().isPresent() && !usesSecret) {
            node.mistake("client_secret", "is given, but none of the " + METHODS + " uses one");
        }
        if (client.keys().isEmpty() && client.methods().contains(ClientAuthenticationMethod.PRIVATE_KEY_JWT)) {
            node.mistake("jwks", "is missing, and private_key_jwt needs a key");
        }
    }

    private Optional<ClientProfile> profile(Optional<ClientId> id, ClientState state) {
        Optional<String> name = node.optional("client_name", Function.identity());
        Optional<Boolean> trusted = node.truth("trusted");
        Optional<Duration> access = node.optional("access_token_ttl_seconds", Words::seconds);
        return node.made(() -> new ClientProfile(
                name.or(() -> id.map(ClientId::value)).orElse("client"), trusted.orElse(false), state, access));
    }

    private Optional<ClientPermissions> permissions() {
        Set<GrantType> grants =
                Set.copyOf(node.texts("grant_types", Words::grant).orElse(List.of(GrantType.CLIENT_CREDENTIALS)));
        Optional<Scopes> allowed = node.optional("scope", Scopes::parse);
        Optional<Scopes> byDefault = node.optional("default_scope", Scopes::parse);
        Scopes all = allowed.orElse(Scopes.NONE);
        return node.made(() -> new ClientPermissions(grants, all, byDefault.orElse(all)));
    }

    /// Public keys: a set of them (RFC 7517 §5), or the name of a variable that holds one as JSON.
    private List<Jwk> keys() {
        List<Jwk> keys = new ArrayList<>();
        Node set = node.child("jwks");
        set.children("keys")
                .forEach(key -> key.made(() -> new Jwk(key.allTexts())).ifPresent(keys::add));
        set.nothingElse();
        new SecretReading(node, environment).named("jwks", ClientReading::jwks).ifPresent(keys::addAll);
        return keys;
    }

    private static List<Jwk> jwks(String text) {
        if (!(Document.parse(text) instanceof Map<?, ?> set) || !(set.get("keys") instanceof List<?> keys)) {
            throw new InvalidValue("must be a set of JWKs");
        }
        return keys.stream().map(ClientReading::jwk).toList();
    }

    private static Jwk jwk(@Nullable Object key) {
        if (!(key instanceof Map<?, ?> members)) {
            throw new InvalidValue("must hold JWKs");
        }
        Map<String, String> texts = new TreeMap<>();
        members.forEach((name, value) -> {
            if (value instanceof String member) {
                texts.put(String.valueOf(name), member);
            }
        });
        return new Jwk(texts);
    }

    private static ClientSecret secret(String text) {
        InvalidValue.unless(text.length() >= SHORTEST_SECRET && text.length() <= 256, "must have 16 to 256 characters");
        return new ClientSecret(text);
    }
}
