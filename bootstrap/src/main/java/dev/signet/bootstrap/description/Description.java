package dev.signet.bootstrap.description;

import dev.signet.bootstrap.Document;
import dev.signet.bootstrap.settings.Mistakes;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.ClientProfile;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.RedirectUri;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.client.WebOrigin;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.credential.CredentialPolicy;
import dev.signet.domain.credential.Password;
import dev.signet.domain.scim.Profile;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a deployment shall hold. What it does not name is left alone.
public record Description(List<DescribedTenant> tenants) {

    public Description {
        tenants = List.copyOf(tenants);
    }

    /// A tenant to be, with what is to be in it.
    public record DescribedTenant(
            Outline outline,
            List<ScopeDefinition> scopes,
            List<Role> roles,
            List<DescribedClient> clients,
            List<DescribedUser> users,
            List<DescribedGroup> groups) {

        public DescribedTenant {
            scopes = List.copyOf(scopes);
            roles = List.copyOf(roles);
            clients = List.copyOf(clients);
            users = List.copyOf(users);
            groups = List.copyOf(groups);
        }

        /// Its name in paths.
        public TenantSlug slug() {
            return outline.slug();
        }
    }

    /// A tenant to be, without what is in it. What is empty stays as it is.
    ///
    /// @param usual the policy of a new tenant if none is described
    /// @param credentials what it demands of credentials
    public record Outline(
            TenantSlug slug,
            Optional<String> name,
            Optional<TenantState> state,
            Optional<TenantPolicy> policy,
            TenantPolicy usual,
            Optional<CredentialPolicy> credentials) {

        static Outline of(Tenant tenant, CredentialPolicy credentials) {
            return new Outline(
                    tenant.slug(),
                    Optional.of(tenant.displayName()),
                    Optional.of(tenant.state()),
                    Optional.of(tenant.policy()),
                    tenant.policy(),
                    Optional.of(credentials));
        }

        /// Whether `there` is being deleted and nobody says that it is to come back.
        boolean leavesTo(Tenant there) {
            return there.state() == TenantState.DELETING && state.isEmpty();
        }

        /// The tenant that `there` becomes.
        Tenant onto(Tenant there) {
            Tenant changed = there.changed(name.orElse(there.displayName()), policy.orElse(there.policy()));
            return state.map(changed::in).orElse(changed);
        }

        /// The same with nothing left unsaid that `before` says.
        Outline over(Outline before) {
            return new Outline(
                    slug,
                    name.or(before::name),
                    state.or(before::state),
                    policy.or(before::policy),
                    usual,
                    credentials.or(before::credentials));
        }
    }

    /// A client to be, described whole but for its state.
    ///
    /// @param state empty: it stays as it is, and a new client is active, as its profile says
    /// @param secret its secret if somebody chose one
    /// @param keys its public keys
    public record DescribedClient(
            ClientId id,
            ClientProfile profile,
            Optional<ClientState> state,
            Set<ClientAuthenticationMethod> methods,
            ClientPermissions permissions,
            Set<RedirectUri> redirects,
            Set<WebOrigin> origins,
            Optional<ClientSecret> secret,
            List<Jwk> keys) {

        public DescribedClient {
            methods = Set.copyOf(methods);
            redirects = Set.copyOf(redirects);
            keys = List.copyOf(keys);
        }

        /// Its profile if it is there already, in state `present`.
        ClientProfile profileFrom(ClientState present) {
            return state.isPresent() ? profile : profile.in(present);
        }
    }

    /// A user to be. What is empty stays as it is; a new user is active and has no roles.
    ///
    /// @param profile what provisioning clients know of them
    public record DescribedUser(
            UserName name,
            Optional<Email> email,
            Optional<String> displayName,
            Optional<UserState> state,
            Optional<Password> password,
            Optional<Set<RoleName>> roles,
            Optional<Profile> profile) {

        public DescribedUser {
            roles = roles.map(Set::copyOf);
        }
    }

    /// A group to be. It is known by its external id, or without one by its name; of several alike the first described
    /// is the oldest.
    public record DescribedGroup(String name, Optional<String> externalId, Set<UserName> members) {

        public DescribedGroup {
            members = Set.copyOf(members);
        }
    }

    /// Reads YAML or JSON.
    ///
    /// @param environment where the secrets are that the text names by `…_env`
    /// @param usual the algorithm of tenants that name none
    /// @throws Mistakes naming everything that is wrong
    public static Description parse(String text, Map<String, String> environment, SignatureAlgorithm usual) {
        try {
            return new DescriptionReading(environment, usual).read(Document.parse(text));
        } catch (dev.signet.domain.InvalidValue e) {
            throw new Mistakes(List.of("the description " + e.getMessage()));
        }
    }
}
