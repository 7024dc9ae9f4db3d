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

/// Reads a client of a description. The names are those of client metadata (RFC 7591 §2) where it has one.
final class ClientReading {

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
        Set<ClientAuthenticationMethod> methods = Set.copyOf(node.texts("authentication_methods", Words::method)
                .orElse(List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)));
        Optional<ClientPermissions> permissions = permissions();
        Set<RedirectUri> redirects =
                Set.copyOf(node.texts("redirect_uris", RedirectUri::new).orElse(List.of()));
        Set<WebOrigin> origins =
                Set.copyOf(node.texts("allowed_cors_origins", WebOrigin::new).orElse(List.of()));
        Optional<ClientSecret> secret = new SecretReading(node, environment).read("secret", ClientReading::secret);
        List<Jwk> keys = keys();
        node.nothingElse();
        Optional<DescribedClient> described = id.flatMap(i -> profile.flatMap(p -> permissions.map(
                allowed -> new DescribedClient(i, p, state, methods, allowed, redirects, origins, secret, keys))));
        described.ifPresent(this::check);
        return described;
    }

    private Optional<ClientId> id() {
        Optional<ClientId> id = new SecretReading(node, environment).read("id", ClientId::new);
        if (!node.isPresent("id") && !node.isPresent("id_env")) {
            node.mistake("id", "is missing");
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
            node.mistake("secret", "is given, but none of the authentication_methods uses one");
        }
        if (client.keys().isEmpty() && client.methods().contains(ClientAuthenticationMethod.PRIVATE_KEY_JWT)) {
            node.mistake("keys", "are missing, and private_key_jwt needs one");
        }
    }

    private Optional<ClientProfile> profile(Optional<ClientId> id, ClientState state) {
        Optional<String> name = node.optional("name", Function.identity());
        Optional<Boolean> trusted = node.truth("trusted");
        Optional<Duration> access = node.optional("access_token_ttl_seconds", Words::seconds);
        return node.made(() -> new ClientProfile(
                name.or(() -> id.map(ClientId::value)).orElse("client"), trusted.orElse(false), state, access));
    }

    private Optional<ClientPermissions> permissions() {
        Set<GrantType> grants =
                Set.copyOf(node.texts("grant_types", Words::grant).orElse(List.of(GrantType.CLIENT_CREDENTIALS)));
        Optional<Scopes> allowed = scopes("scopes");
        Optional<Scopes> byDefault = scopes("default_scopes");
        Scopes all = allowed.orElse(Scopes.NONE);
        return node.made(() -> new ClientPermissions(grants, all, byDefault.orElse(all)));
    }

    private Optional<Scopes> scopes(String name) {
        return node.texts(name, Function.identity()).flatMap(names -> node.made(() -> Scopes.of(names)));
    }

    private List<Jwk> keys() {
        List<Jwk> keys = new ArrayList<>();
        node.children("keys")
                .forEach(key -> key.made(() -> new Jwk(key.allTexts())).ifPresent(keys::add));
        new SecretReading(node, environment).read("key", ClientReading::jwk).ifPresent(keys::add);
        return keys;
    }

    /// A public JWK as JSON.
    private static Jwk jwk(String text) {
        if (!(Document.parse(text) instanceof Map<?, ?> members)) {
            throw new InvalidValue("must be a JWK");
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
