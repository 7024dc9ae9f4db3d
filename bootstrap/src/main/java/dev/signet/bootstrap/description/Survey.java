package dev.signet.bootstrap.description;

import dev.signet.application.Page;
import dev.signet.application.client.ListClientKeys;
import dev.signet.application.client.ListClients;
import dev.signet.application.client.ListScopes;
import dev.signet.application.client.ShowClient;
import dev.signet.application.client.ShowScope;
import dev.signet.application.credential.policy.ShowCredentialPolicy;
import dev.signet.application.scim.FindGroups;
import dev.signet.application.scim.FindPeople;
import dev.signet.application.scim.ShowPerson;
import dev.signet.application.tenant.ListTenants;
import dev.signet.application.user.ListRoles;
import dev.signet.application.user.ShowUser;
import dev.signet.bootstrap.description.Description.DescribedClient;
import dev.signet.bootstrap.description.Description.DescribedGroup;
import dev.signet.bootstrap.description.Description.DescribedTenant;
import dev.signet.bootstrap.description.Description.DescribedUser;
import dev.signet.bootstrap.description.Description.Outline;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.scim.Found;
import dev.signet.domain.scim.Gathering;
import dev.signet.domain.scim.Person;
import dev.signet.domain.scim.Query;
import dev.signet.domain.scim.Reading;
import dev.signet.domain.scim.Window;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserName;
import io.micronaut.context.BeanContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
                outline(tenant),
                scopes(id),
                roles(id),
                clients(id).stream()
                        .filter(client -> client.profile().state() != ClientState.RETIRED)
                        .map(client -> described(id, client))
                        .toList(),
                people(id).stream().map(Survey::described).toList(),
                groups(id).stream().map(Survey::described).toList());
    }

    /// A tenant without what is in it.
    Outline outline(Tenant tenant) {
        return Outline.of(tenant, parts.getBean(ShowCredentialPolicy.class).handle(tenant.id()));
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
                .flatMap(access -> parts.getBean(ShowPerson.class)
                        .handle(new ShowPerson.Request(tenant, access.user().id())))
                .map(Survey::described);
    }

    /// The groups in the order in which they were made.
    List<Gathering> groups(TenantId tenant) {
        FindGroups find = parts.getBean(FindGroups.class);
        return found(query -> find.handle(new FindGroups.Request(tenant, query, Reading.WITH_MEMBERS)));
    }

    private List<Client> clients(TenantId tenant) {
        ListClients list = parts.getBean(ListClients.class);
        return Survey.<Client, ClientId>all(after -> list.handle(new ListClients.Request(tenant, after, AT_ONCE)));
    }

    private List<Person> people(TenantId tenant) {
        FindPeople find = parts.getBean(FindPeople.class);
        return found(query -> find.handle(new FindPeople.Request(tenant, query)));
    }

    private DescribedClient described(TenantId tenant, Client client) {
        var keys = parts.getBean(ListClientKeys.class).handle(new ListClientKeys.Request(tenant, client.id()));
        return new DescribedClient(
                client.id(),
                client.profile(),
                Optional.of(client.profile().state()),
                client.methods(),
                client.permissions(),
                client.redirects(),
                client.origins(),
                Optional.empty(),
                keys.keys());
    }

    private static DescribedUser described(Person person) {
        User user = person.access().user();
        return new DescribedUser(
                user.name(),
                user.email(),
                user.displayName(),
                Optional.of(user.state()),
                Optional.empty(),
                Optional.of(Set.copyOf(person.access().roles())),
                Optional.of(person.profile()));
    }

    static DescribedGroup described(Gathering group) {
        return new DescribedGroup(
                group.group().displayName(),
                group.group().externalId(),
                group.members().stream()
                        .map(member -> new UserName(member.name()))
                        .collect(Collectors.toSet()));
    }

    private static <T> List<T> found(Function<Query, Found<T>> search) {
        List<T> all = new ArrayList<>();
        Optional<Window.Place> last = Optional.empty();
        do {
            Found<T> part =
                    search.apply(new Query(Optional.empty(), Optional.empty(), new Window.Following(last, AT_ONCE)));
            all.addAll(part.items());
            last = part.next();
        } while (last.isPresent());
        return all;
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
