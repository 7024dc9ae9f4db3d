package dev.signet.bootstrap.description;

import dev.signet.bootstrap.description.Description.DescribedClient;
import dev.signet.bootstrap.description.Description.DescribedTenant;
import dev.signet.bootstrap.description.Description.DescribedUser;
import dev.signet.bootstrap.settings.Mistakes;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordRules;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.SubjectFormat;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import dev.signet.rest.UrlSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads a described deployment, and notes all that is wrong with it.
final class DescriptionReading {

    private final Map<String, String> environment;
    private final SignatureAlgorithm usual;
    private final List<String> mistakes = new ArrayList<>();

    DescriptionReading(Map<String, String> environment, SignatureAlgorithm usual) {
        this.environment = environment;
        this.usual = usual;
    }

    Description read(@Nullable Object document) {
        Node root = Node.of("", document, mistakes);
        List<DescribedTenant> tenants = all(root.children("tenants"), this::tenant);
        if (mistakes.isEmpty() && tenants.isEmpty()) {
            root.mistake("tenants", "names none");
        }
        root.nothingElse();
        twice("tenants", tenants, tenant -> tenant.slug().value());
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return new Description(tenants);
    }

    private Optional<DescribedTenant> tenant(Node node) {
        Optional<TenantSlug> slug = node.required("slug", DescriptionReading::slug);
        Optional<String> name = node.optional("name", DescriptionReading::name);
        Optional<TenantState> state = node.optional("state", Words::tenantState);
        Optional<TenantPolicy> policy = policy(node.child("policy"));
        List<ScopeDefinition> scopes = all(node.children("scopes"), this::scope);
        List<Role> roles = all(node.children("roles"), this::role);
        List<DescribedClient> clients =
                all(node.children("clients"), client -> new ClientReading(client, environment).read());
        List<DescribedUser> users = all(node.children("users"), this::user);
        node.nothingElse();
        String at = slug.map(TenantSlug::value).orElse("tenant");
        twice(at + ".scopes", scopes, scope -> scope.scope().value());
        twice(at + ".roles", roles, role -> role.name().value());
        twice(at + ".clients", clients, client -> client.id().value());
        twice(at + ".users", users, user -> user.name().login().normalised());
        return slug.flatMap(s -> policy.map(p -> new DescribedTenant(
                s, name.orElse(s.value()), state.orElse(TenantState.ACTIVE), p, scopes, roles, clients, users)));
    }

    private Optional<TenantPolicy> policy(Node node) {
        Optional<SignatureAlgorithm> algorithm = node.optional("algorithm", Words::algorithm);
        Optional<SubjectFormat> subject = node.optional("subject", Words::subject);
        Optional<Boolean> passwordGrant = node.truth("password_grant");
        Optional<Boolean> legacyJwks = node.truth("legacy_jwks");
        Optional<Duration> access = node.optional("access_token_ttl_seconds", Words::seconds);
        Optional<Duration> idle = node.optional("refresh_token_ttl_seconds", Words::seconds);
        Optional<Duration> absolute = node.optional("refresh_token_absolute_ttl_seconds", Words::seconds);
        Optional<Duration> grace = node.optional("refresh_grace_seconds", Words::seconds);
        Optional<Duration> rotation = node.optional("key_rotation_days", Words::days);
        node.nothingElse();
        return node.made(() -> new TenantPolicy(
                algorithm.orElse(usual),
                subject,
                passwordGrant.orElse(true),
                legacyJwks.orElse(false),
                access,
                idle,
                absolute,
                grace,
                rotation));
    }

    private Optional<ScopeDefinition> scope(Node node) {
        Optional<Scope> name = node.required("name", Scope::new);
        Optional<String> description = node.optional("description", Function.identity());
        Optional<Scopes> implied =
                node.texts("implies", Function.identity()).flatMap(names -> node.made(() -> Scopes.of(names)));
        node.nothingElse();
        return name.flatMap(
                n -> node.made(() -> new ScopeDefinition(n, description.orElse(""), implied.orElse(Scopes.NONE))));
    }

    private Optional<Role> role(Node node) {
        Optional<RoleName> name = node.required("name", RoleName::new);
        Optional<String> description = node.optional("description", Function.identity());
        Optional<Scopes> scopes =
                node.texts("scopes", Function.identity()).flatMap(names -> node.made(() -> Scopes.of(names)));
        node.nothingElse();
        return name.flatMap(n -> node.made(() -> new Role(n, description.orElse(""), scopes.orElse(Scopes.NONE))));
    }

    private Optional<DescribedUser> user(Node node) {
        Optional<UserName> name = node.required("name", UserName::new);
        Optional<Email> email = node.optional("email", Email::new);
        Optional<String> displayName = node.optional("display_name", DescriptionReading::displayName);
        Optional<UserState> state = node.optional("state", Words::userState);
        Optional<Password> password = new SecretReading(node, environment).read("password", Password::new);
        password.ifPresent(chosen -> node.made(() -> {
            PasswordRules.STANDARD.check(chosen);
            return chosen;
        }));
        Set<RoleName> roles = Set.copyOf(node.texts("roles", RoleName::new).orElse(List.of()));
        node.nothingElse();
        return name.map(n -> new DescribedUser(n, email, displayName, state.orElse(UserState.ACTIVE), password, roles));
    }

    private static <T> List<T> all(List<Node> nodes, Function<Node, Optional<T>> reading) {
        return nodes.stream().flatMap(node -> reading.apply(node).stream()).toList();
    }

    private <T> void twice(String where, List<T> things, Function<T, String> key) {
        Set<String> seen = new HashSet<>();
        things.stream()
                .map(key)
                .filter(name -> !seen.add(name))
                .forEach(name -> mistakes.add("%s: names %s twice".formatted(where, name)));
    }

    private static TenantSlug slug(String text) {
        TenantSlug slug = new TenantSlug(text);
        InvalidValue.unless(!UrlSpace.reserved().contains(text), "is a word of the URL space");
        return slug;
    }

    private static String name(String text) {
        InvalidValue.unless(!text.isBlank() && text.length() <= 128, "must have 1 to 128 characters");
        return text;
    }

    private static String displayName(String text) {
        InvalidValue.unless(text.length() <= 256, "must have at most 256 characters");
        return text;
    }
}
