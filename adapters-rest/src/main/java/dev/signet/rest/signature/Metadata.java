package dev.signet.rest.signature;

import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.Issuer;
import dev.signet.domain.tenant.Tenant;
import dev.signet.rest.JsonBytes;
import dev.signet.rest.UrlSpace;
import dev.signet.rest.description.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a tenant says of its authorization server (RFC 8414 §2, OpenID Connect Discovery §3). It names what
/// works, and nothing else.
final class Metadata {

    /// How a client may prove itself where something must be proven.
    private static final List<String> PROOFS = List.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC.wireName(),
            ClientAuthenticationMethod.CLIENT_SECRET_POST.wireName(),
            ClientAuthenticationMethod.PRIVATE_KEY_JWT.wireName());

    /// How a client may present itself where a public one is welcome too.
    private static final List<String> PROOFS_OR_NONE = withNone();

    private static final List<String> ASSERTION_ALGORITHMS = List.of("EdDSA", "ES256", "RS256");

    /// What it looks like.
    static final Schema SHAPE = shape().named("Metadata");

    private Metadata() {}

    private static Schema shape() {
        Map<String, Schema> members = new LinkedHashMap<>();
        for (String name :
                List.of("issuer", "jwks_uri", "token_endpoint", "introspection_endpoint", "revocation_endpoint")) {
            members.put(name, Schema.ANY.with("type", "string").with("format", "uri"));
        }
        for (String name : List.of(
                "grant_types_supported",
                "response_types_supported",
                "scopes_supported",
                "subject_types_supported",
                "id_token_signing_alg_values_supported",
                "token_endpoint_auth_methods_supported",
                "token_endpoint_auth_signing_alg_values_supported",
                "introspection_endpoint_auth_methods_supported",
                "introspection_endpoint_auth_signing_alg_values_supported",
                "revocation_endpoint_auth_methods_supported",
                "revocation_endpoint_auth_signing_alg_values_supported")) {
            members.put(name, Schema.list(Schema.TEXT));
        }
        return Schema.exactly(members);
    }

    /// @param issuer the URL under which this document is found (RFC 8414 §3.3)
    /// @param keysOf the issuer whose keys sign for it; never one that mixes tenants
    static byte[] of(Tenant tenant, Issuer issuer, Issuer keysOf) {
        return JsonBytes.object(json -> {
            json.writeStringField("issuer", issuer.value());
            json.writeStringField("jwks_uri", keysOf.value() + UrlSpace.JWKS);
            json.writeStringField("token_endpoint", issuer.value() + UrlSpace.TOKEN);
            json.writeStringField("introspection_endpoint", issuer.value() + UrlSpace.INTROSPECTION);
            json.writeStringField("revocation_endpoint", issuer.value() + UrlSpace.REVOCATION);
            JsonBytes.texts(json, "grant_types_supported", grants(tenant));
            // Required, and empty as long as there is no authorization endpoint.
            JsonBytes.texts(json, "response_types_supported", List.of());
            JsonBytes.texts(
                    json,
                    "scopes_supported",
                    Scopes.OPENID_CONNECT.values().stream().map(Scope::value).toList());
            JsonBytes.texts(json, "subject_types_supported", List.of("public"));
            JsonBytes.texts(
                    json,
                    "id_token_signing_alg_values_supported",
                    List.of(tenant.policy().algorithm().wireName()));
            JsonBytes.texts(json, "token_endpoint_auth_methods_supported", PROOFS_OR_NONE);
            JsonBytes.texts(json, "token_endpoint_auth_signing_alg_values_supported", ASSERTION_ALGORITHMS);
            JsonBytes.texts(json, "introspection_endpoint_auth_methods_supported", PROOFS);
            JsonBytes.texts(json, "introspection_endpoint_auth_signing_alg_values_supported", ASSERTION_ALGORITHMS);
            JsonBytes.texts(json, "revocation_endpoint_auth_methods_supported", PROOFS_OR_NONE);
            JsonBytes.texts(json, "revocation_endpoint_auth_signing_alg_values_supported", ASSERTION_ALGORITHMS);
        });
    }

    private static List<String> grants(Tenant tenant) {
        List<String> grants =
                new ArrayList<>(List.of(GrantType.CLIENT_CREDENTIALS.wireName(), GrantType.REFRESH_TOKEN.wireName()));
        if (tenant.policy().passwordGrant()) {
            grants.add(GrantType.PASSWORD.wireName());
        }
        return grants;
    }

    private static List<String> withNone() {
        List<String> all = new ArrayList<>(PROOFS);
        all.add(ClientAuthenticationMethod.NONE.wireName());
        return List.copyOf(all);
    }
}
