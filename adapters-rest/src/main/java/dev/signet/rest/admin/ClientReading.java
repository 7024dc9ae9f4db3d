package dev.signet.rest.admin;

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
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
import dev.signet.rest.edge.MergePatch;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads what [ClientDocument] writes, with the defaults of RFC 7591 §2 where a new client leaves something out.
final class ClientReading {

    private static final String METHOD = "token_endpoint_auth_method";
    private static final String METHODS = "token_endpoint_auth_methods";
    private static final Members.Reading<ClientAuthenticationMethod> AUTHENTICATION = Members.one(
            Schema.words(ClientAuthenticationMethod.class),
            ClientAuthenticationMethod::ofWireName,
            "must be none, client_secret_basic, client_secret_post or private_key_jwt");
    private static final Members.Reading<GrantType> GRANT =
            Members.one(Schema.words(GrantType.class), GrantType::ofWireName, "must be a known grant type");
    private static final Members.Reading<ClientState> STATE = Members.one(
            Schema.words(List.of("active", "suspended")),
            word -> Members.constant(ClientState.class, word).filter(state -> state != ClientState.RETIRED),
            "must be active or suspended");

    private static final Members.Reading<Duration> LIFETIME =
            Members.seconds(Duration.ofMinutes(5), Duration.ofDays(1));
    private static final Members.Reading<Jwk> KEY = new Members.Reading<>(Shapes.JWK, ClientReading::key);

    private ClientReading() {}

    /// A client to be.
    ///
    /// @param secret as somebody chose it
    record Wanted(Shape shape, Optional<ClientSecret> secret, List<Jwk> keys) {

        /// The client, once it has an internal id; without a `client_id` of its own it is called after that.
        Client client(ClientRef ref) {
            ClientId id = shape.id()
                    .orElseGet(() ->
                            new ClientId("client-" + ref.value().toString().replace("-", "")));
            return shape.client(ref, id, Version.FIRST);
        }
    }

    /// Everything of a client but what identifies it.
    record Shape(
            Optional<ClientId> id,
            Optional<String> name,
            Set<ClientAuthenticationMethod> methods,
            Set<GrantType> grants,
            Set<RedirectUri> redirects,
            Set<WebOrigin> origins,
            Scopes allowed,
            Scopes byDefault,
            boolean trusted,
            ClientState state,
            Optional<Duration> lifetime) {

        Client client(ClientRef ref, ClientId named, Version version) {
            return Members.together(() -> new Client(
                    ref,
                    named,
                    new ClientProfile(name.orElse(named.value()), trusted, state, lifetime),
                    methods,
                    new ClientPermissions(grants, allowed, byDefault),
                    redirects,
                    origins,
                    version));
        }
    }

    static Wanted wanted(JsonNode body) {
        Members in = Members.of(body);
        Supplier<Wanted> wanted = wanted(in);
        in.verify();
        return wanted.get();
    }

    static Supplier<Wanted> wanted(Members in) {
        Supplier<Shape> shape = shape(in);
        Optional<ClientSecret> secret = in.may("client_secret", Members.text(Shapes.SECRET, ClientSecret::new));
        List<Jwk> keys = in.inner("jwks").list("keys", KEY).orElse(List.of());
        return () -> new Wanted(shape.get(), secret, keys);
    }

    /// `before` as `patch` wants it. Secrets and keys have their own ways to change.
    static Client change(Client before, JsonNode document, JsonNode patch) {
        Members in = Members.of(MergePatch.apply(document, meant(before, patch)));
        Supplier<Shape> shape = changes(in);
        in.verify();
        return shape.get().client(before.ref(), before.id(), before.version());
    }

    static Supplier<Shape> changes(Members in) {
        in.refuseIfNamed("client_secret", "cannot be changed here");
        in.refuseIfNamed("jwks", "cannot be changed here");
        return shape(in);
    }

    private static Supplier<Shape> shape(Members in) {
        Optional<ClientId> id = in.may("client_id", Members.text(Shapes.CLIENT_ID, ClientId::new));
        Optional<String> name = in.may("client_name", Members.text(1, 100));
        Set<ClientAuthenticationMethod> methods = methods(in);
        Set<GrantType> grants =
                in.list("grant_types", GRANT).map(Set::copyOf).orElse(Set.of(GrantType.AUTHORIZATION_CODE));
        Set<RedirectUri> redirects = in.list("redirect_uris", Members.text(Shapes.REDIRECT_URI, RedirectUri::new))
                .<Set<RedirectUri>>map(LinkedHashSet::new)
                .orElse(Set.of());
        Set<WebOrigin> origins = in.list("allowed_cors_origins", Members.text(Shapes.WEB_ORIGIN, WebOrigin::new))
                .map(Set::copyOf)
                .orElse(Set.of());
        Scopes allowed =
                in.may("scope", Members.text(Shapes.SCOPES, Scopes::parse)).orElse(Scopes.NONE);
        Scopes byDefault = in.may("default_scope", Members.text(Shapes.SCOPES, Scopes::parse))
                .orElse(allowed);
        boolean trusted = in.may("trusted", Members.FLAG).orElse(false);
        ClientState state = in.may("state", STATE).orElse(ClientState.ACTIVE);
        Optional<Duration> lifetime = in.may("access_token_ttl_seconds", LIFETIME);
        return () ->
                new Shape(id, name, methods, grants, redirects, origins, allowed, byDefault, trusted, state, lifetime);
    }

    private static Set<ClientAuthenticationMethod> methods(Members in) {
        Optional<ClientAuthenticationMethod> one = in.may(METHOD, AUTHENTICATION);
        Optional<Set<ClientAuthenticationMethod>> several =
                in.list(METHODS, AUTHENTICATION).map(Set::copyOf);
        if (several.isPresent() && one.filter(m -> !several.get().contains(m)).isPresent()) {
            in.refuse(METHOD, "must be one of " + METHODS);
        }
        return several.or(() -> one.map(Set::of)).orElse(Set.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC));
    }

    /// A patch that names one method means that one alone, and one that names several makes the first of them the
    /// one. Where a client gets all it may have, it goes on to do so.
    private static JsonNode meant(Client before, JsonNode patch) {
        Map<String, JsonNode> members = new HashMap<>();
        patch.entries().forEach(member -> members.put(member.getKey(), member.getValue()));
        JsonNode one = patch.get(METHOD);
        if (one == null) {
            members.put(METHOD, JsonNode.nullNode());
        } else if (patch.get(METHODS) == null) {
            members.put(METHODS, one.isNull() ? one : JsonNode.createArrayNode(List.of(one)));
        }
        if (before.permissions().byDefault().equals(before.permissions().allowed())) {
            members.putIfAbsent("default_scope", JsonNode.nullNode());
        }
        return JsonNode.createObjectNode(members);
    }

    /// A public key; what members beyond strings say of it (`key_ops`, `x5c`) is nothing that Signet uses.
    private static Jwk key(JsonNode node) {
        InvalidValue.unless(node.isObject(), "must be an object");
        Map<String, String> members = new HashMap<>();
        node.entries().forEach(member -> {
            if (member.getValue().isString()) {
                members.put(member.getKey(), member.getValue().getStringValue());
            } else if (member.getKey().equals("oth")) {
                members.put("oth", "");
            }
        });
        return new Jwk(members);
    }
}
