package dev.signet.bootstrap.description;

import dev.signet.application.Page;
import dev.signet.application.client.ListClientKeys;
import dev.signet.application.client.ListClients;
import dev.signet.application.client.ListScopes;
import dev.signet.application.client.ShowClient;
import dev.signet.application.client.ShowScope;
import dev.signet.application.tenant.ListTenants;
import dev.signet.application.user.ListRoles;
import dev.signet.application.user.ListUsers;
import dev.signet.application.user.ShowUser;
import dev.signet.bootstrap.description.Description.DescribedClient;
import dev.signet.bootstrap.description.Description.DescribedTenant;
import dev.signet.bootstrap.description.Description.DescribedUser;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserName;
import io.micronaut.context.BeanContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Describes what a deployment holds: everything that can be described but secrets, and what is gone or going
/// (tenants that are being deleted, retired clients).
public final class Survey {

    private static final int AT_ONCE = 500;

    private final BeanContext parts;

    /// @param parts where the use cases are
    public Survey(BeanContext parts) {
        this.parts = parts;
    }

    /// All tenants with all that is in them.
    public Description everything() {
        ListTenants list = parts.getBean(ListTenants.class);
        return new Description(
                Survey.<Tenant, TenantSlug>all(after -> list.handle(new ListTenants.Request(after, AT_ONCE))).stream()
                        .filter(tenant -> tenant.state() != TenantState.DELETING)
                        .map(this::tenant)
                        .toList());
    }

    /// A tenant with all that is in it.
    public DescribedTenant tenant(Tenant tenant) {
        TenantId id = tenant.id();
        return new DescribedTenant(
                tenant.slug(),
                tenant.displayName(),
                tenant.state(),
                tenant.policy(),
                scopes(id),
                roles(id),
                clients(id).stream()
                        .filter(client -> client.profile().state() != ClientState.RETIRED)
                        .map(client -> described(id, client))
                        .toList(),
                users(id).stream().map(Survey::described).toList());
    }

    List<ScopeDefinition> scopes(TenantId tenant) {
        ListScopes list = parts.getBean(ListScopes.class);
        return Survey.<ShowScope.Shown, Scope>all(after -> list.handle(new ListScopes.Request(tenant, after, AT_ONCE)))
                .stream()
                .map(ShowScope.Shown::definition)
                .toList();
    }

    List<Role> roles(TenantId tenant) {
        ListRoles list = parts.getBean(ListRoles.class);
        return Survey.<Role, RoleName>all(after -> list.handle(new ListRoles.Request(tenant, after, AT_ONCE)));
    }

    /// The client of that id, retired or not.
    Optional<DescribedClient> client(TenantId tenant, ClientId id) {
        return parts.getBean(ShowClient.class)
                .handle(new ShowClient.Request(tenant, id))
                .map(client -> described(tenant, client));
    }

    Optional<DescribedUser> user(TenantId tenant, UserName name) {
        return parts.getBean(ShowUser.class)
                .handle(new ShowUser.ByName(tenant, name.login()))
                .map(Survey::described);
    }

    private List<Client> clients(TenantId tenant) {
        ListClients list = parts.getBean(ListClients.class);
        return Survey.<Client, ClientId>all(after -> list.handle(new ListClients.Request(tenant, after, AT_ONCE)));
    }

    private List<UserAccess> users(TenantId tenant) {
        ListUsers list = parts.getBean(ListUsers.class);
        return Survey.<UserAccess, UserId>all(after -> list.handle(new ListUsers.Request(tenant, after, AT_ONCE)));
    }

    private DescribedClient described(TenantId tenant, Client client) {
        var keys = parts.getBean(ListClientKeys.class).handle(new ListClientKeys.Request(tenant, client.id()));
        return new DescribedClient(
                client.id(),
                client.profile(),
                client.methods(),
                client.permissions(),
                client.redirects(),
                client.origins(),
                Optional.empty(),
                keys.keys());
    }

    private static DescribedUser described(UserAccess access) {
        return new DescribedUser(
                access.user().name(),
                access.user().email(),
                access.user().displayName(),
                access.user().state(),
                Optional.empty(),
                Set.copyOf(access.roles()));
    }

    private static <T, K> List<T> all(Function<Optional<K>, Page<T, K>> pages) {
        List<T> all = new ArrayList<>();
        Optional<K> after = Optional.empty();
        do {
            Page<T, K> page = pages.apply(after);
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }
}
