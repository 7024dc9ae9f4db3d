package dev.signet.bootstrap.description;

import dev.signet.bootstrap.description.Description.DescribedClient;
import dev.signet.bootstrap.description.Description.DescribedGroup;
import dev.signet.bootstrap.description.Description.DescribedTenant;
import dev.signet.bootstrap.description.Description.DescribedUser;
import dev.signet.bootstrap.description.Description.Outline;
import dev.signet.bootstrap.settings.Mistakes;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.CredentialPolicy;
import dev.signet.domain.scim.Group;
import dev.signet.domain.scim.GroupId;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.SubjectFormat;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.tenant.TokenRules;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserName;
import dev.signet.rest.UrlSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads a described deployment, and notes all that is wrong with it. Members are called as in the admin API, and what
/// only provisioning knows as there (RFC 7643).
final class DescriptionReading {

    private static final GroupId NO_GROUP = new GroupId(new UUID(0, 0));
    private static final Function<String, Duration> REFRESH =
            Words.seconds(TokenRules.SHORTEST_ACCESS, TokenRules.LONGEST_REFRESH);

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
        Optional<TenantPolicy> policy = node.isPresent("policy") ? policy(node.child("policy")) : Optional.empty();
        Optional<CredentialPolicy> credentials =
                node.isPresent("credential_policy") ? credentials(node.child("credential_policy")) : Optional.empty();
        List<ScopeDefinition> scopes = all(node.children("scopes"), this::scope);
        List<Role> roles = all(node.children("roles"), this::role);
        List<DescribedClient> clients =
                all(node.children("clients"), client -> new ClientReading(client, environment).read());
        List<DescribedUser> users = all(node.children("users"), user -> new UserReading(user, environment).read());
        List<DescribedGroup> groups = all(node.children("groups"), this::group);
        node.nothingElse();
        String at = node.path();
        twice(at + ".scopes", scopes, scope -> scope.scope().value());
        twice(at + ".roles", roles, role -> role.name().value());
        twice(at + ".clients", clients, client -> client.id().value());
        twice(at + ".users", users, user -> user.name().login().normalised());
        return slug.map(s -> new DescribedTenant(
                new Outline(s, name, state, policy, TenantPolicy.standard(usual), credentials),
                scopes,
                roles,
                clients,
                users,
                groups));
    }

    private Optional<TenantPolicy> policy(Node node) {
        Optional<SignatureAlgorithm> algorithm = node.optional("token_algorithm", Words::algorithm);
        Optional<SubjectFormat> subject = node.optional("subject", Words::subject);
        Optional<Boolean> passwordGrant = node.truth("password_grant");
        Optional<Boolean> legacyJwks = node.truth("legacy_jwks");
        Optional<Duration> access = node.optional(
                "access_token_ttl_seconds", Words.seconds(TokenRules.SHORTEST_ACCESS, TokenRules.LONGEST_ACCESS));
        Optional<Duration> idle = node.optional("refresh_token_ttl_seconds", REFRESH);
        Optional<Duration> absolute = node.optional("refresh_token_absolute_ttl_seconds", REFRESH);
        Optional<Duration> grace =
                node.optional("refresh_grace_seconds", Words.seconds(Duration.ZERO, TokenRules.LONGEST_GRACE));
        Optional<Duration> rotation = node.optional("key_rotation_days", Words::rotation);
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

    private Optional<CredentialPolicy> credentials(Node node) {
        Optional<Integer> passwordDays = node.optional("password_max_age_days", Words::number);
        Optional<Integer> apiKeyDays = node.optional("api_key_max_age_days", Words::number);
        Optional<Integer> shortest = node.optional("password_min_length", Words::number);
        Optional<Integer> history = node.optional("password_history", Words::number);
        Optional<Duration> age = node.optional("password_min_age_seconds", Words::seconds);
        node.nothingElse();
        return node.made(() -> new CredentialPolicy(passwordDays, apiKeyDays, shortest, history, age));
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

    private Optional<DescribedGroup> group(Node node) {
        Optional<String> name = node.required("displayName", Function.identity());
        Optional<String> externalId = node.optional("externalId", Function.identity());
        Set<UserName> members = Set.copyOf(node.texts("members", UserName::new).orElse(List.of()));
        node.nothingElse();
        return name.flatMap(n -> node.made(() -> {
            new Group(NO_GROUP, n, externalId, Version.FIRST); // refuses what no group can be
            return new DescribedGroup(n, externalId, members);
        }));
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
}
