package dev.signet.bootstrap.description;

import dev.signet.bootstrap.description.Description.DescribedClient;
import dev.signet.bootstrap.description.Description.DescribedGroup;
import dev.signet.bootstrap.description.Description.DescribedTenant;
import dev.signet.bootstrap.description.Description.DescribedUser;
import dev.signet.bootstrap.description.Description.Outline;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.RedirectUri;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.client.WebOrigin;
import dev.signet.domain.credential.CredentialPolicy;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import dev.signet.rest.scim.ProfileDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Writes a description down in the words in which [DescriptionReading] reads it. Secrets are left out.
public final class Writing {

    private Writing() {}

    /// The document of a description, as maps, lists and scalars.
    public static Map<String, Object> document(Description description) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tenants", list(description.tenants().stream().map(Writing::tenant)));
        return document;
    }

    private static Map<String, Object> tenant(DescribedTenant tenant) {
        Map<String, Object> node = outline(tenant.outline());
        putAll(node, "scopes", tenant.scopes().stream().map(Writing::scope));
        putAll(node, "roles", tenant.roles().stream().map(Writing::role));
        putAll(node, "clients", tenant.clients().stream().map(Writing::client));
        putAll(node, "users", tenant.users().stream().map(Writing::user));
        putAll(node, "groups", tenant.groups().stream().map(Writing::group));
        return node;
    }

    /// A tenant without what is in it.
    static Map<String, Object> outline(Outline tenant) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("slug", tenant.slug().value());
        node.put("name", tenant.name().orElse(tenant.slug().value()));
        node.put("state", word(tenant.state().orElse(TenantState.ACTIVE)));
        node.put("policy", policy(tenant.policy().orElse(tenant.usual())));
        tenant.credentials()
                .filter(policy -> !policy.equals(CredentialPolicy.NONE))
                .ifPresent(policy -> node.put("credential_policy", credentials(policy)));
        return node;
    }

    static Map<String, Object> scope(ScopeDefinition definition) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("name", definition.scope().value());
        node.put("description", definition.description());
        putAll(node, "implies", names(definition.implied()));
        return node;
    }

    static Map<String, Object> role(Role role) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("name", role.name().value());
        node.put("description", role.description());
        putAll(node, "scopes", names(role.scopes()));
        return node;
    }

    static Map<String, Object> client(DescribedClient client) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("client_id", client.id().value());
        node.put("client_name", client.profile().name());
        node.put("state", word(client.profile().state()));
        node.put("trusted", client.profile().trusted());
        putSeconds(node, "access_token_ttl_seconds", client.profile().accessLifetime());
        node.put(
                "token_endpoint_auth_methods",
                list(client.methods().stream().sorted().map(ClientAuthenticationMethod::wireName)));
        node.put(
                "grant_types",
                list(client.permissions().grants().stream().sorted().map(GrantType::wireName)));
        node.put("scope", client.permissions().allowed().toString());
        node.put("default_scope", client.permissions().byDefault().toString());
        putAll(
                node,
                "redirect_uris",
                client.redirects().stream().map(RedirectUri::value).sorted());
        putAll(
                node,
                "allowed_cors_origins",
                client.origins().stream().map(WebOrigin::value).sorted());
        if (!client.keys().isEmpty()) {
            Map<String, Object> set = new LinkedHashMap<>();
            putAll(set, "keys", client.keys().stream().map(key -> new LinkedHashMap<>(key.members())));
            node.put("jwks", set);
        }
        return node;
    }

    static Map<String, Object> user(DescribedUser user) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("userName", user.name().value());
        user.email().ifPresent(email -> node.put("email", email.value()));
        user.displayName().ifPresent(name -> node.put("displayName", name));
        node.put("active", user.state().orElse(UserState.ACTIVE) == UserState.ACTIVE);
        node.put(
                "roles",
                list(user.roles().stream()
                        .flatMap(Set::stream)
                        .map(RoleName::value)
                        .sorted()));
        Map<String, Object> profile = user.profile().map(ProfileDocument::write).orElseGet(LinkedHashMap::new);
        user.email().map(Addresses::plain).ifPresent(plain -> profile.remove("emails", plain));
        if (!profile.isEmpty()) {
            node.put("profile", profile);
        }
        return node;
    }

    static Map<String, Object> group(DescribedGroup group) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("displayName", group.name());
        group.externalId().ifPresent(id -> node.put("externalId", id));
        putAll(node, "members", group.members().stream().map(UserName::value).sorted());
        return node;
    }

    private static Map<String, Object> credentials(CredentialPolicy policy) {
        Map<String, Object> node = new LinkedHashMap<>();
        policy.passwordDays().ifPresent(days -> node.put("password_max_age_days", days));
        policy.apiKeyDays().ifPresent(days -> node.put("api_key_max_age_days", days));
        policy.shortestPassword().ifPresent(length -> node.put("password_min_length", length));
        policy.passwordHistory().ifPresent(count -> node.put("password_history", count));
        putSeconds(node, "password_min_age_seconds", policy.passwordMinimumAge());
        return node;
    }

    private static Map<String, Object> policy(TenantPolicy policy) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("token_algorithm", policy.algorithm().wireName());
        policy.subject().ifPresent(subject -> node.put("subject", word(subject)));
        node.put("password_grant", policy.passwordGrant());
        node.put("legacy_jwks", policy.legacyJwks());
        putSeconds(node, "access_token_ttl_seconds", policy.accessLifetime());
        putSeconds(node, "refresh_token_ttl_seconds", policy.refreshIdle());
        putSeconds(node, "refresh_token_absolute_ttl_seconds", policy.refreshAbsolute());
        putSeconds(node, "refresh_grace_seconds", policy.refreshGrace());
        policy.keyRotation().ifPresent(interval -> node.put("key_rotation_days", interval.toDays()));
        return node;
    }

    private static Stream<String> names(Scopes scopes) {
        return scopes.values().stream().map(Scope::value);
    }

    private static void putSeconds(Map<String, Object> node, String name, Optional<Duration> value) {
        value.ifPresent(duration -> node.put(name, duration.toSeconds()));
    }

    private static void putAll(Map<String, Object> node, String name, Stream<?> values) {
        List<Object> list = list(values);
        if (!list.isEmpty()) {
            node.put(name, list);
        }
    }

    /// A list of its own: one that is shared would be written as a reference.
    private static List<Object> list(Stream<?> values) {
        List<Object> list = new ArrayList<>();
        values.forEach(list::add);
        return list;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
