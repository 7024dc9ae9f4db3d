package dev.signet.bootstrap.description;

import dev.signet.application.tenant.ShowTenant;
import dev.signet.application.user.ShowUser;
import dev.signet.bootstrap.description.Description.DescribedClient;
import dev.signet.bootstrap.description.Description.DescribedTenant;
import dev.signet.bootstrap.description.Description.DescribedUser;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import io.micronaut.context.BeanContext;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What of a description is not there yet. To apply that alone makes what is missing, and changes nothing that somebody
/// made otherwise since.
public final class Remainder {

    private final BeanContext parts;
    private final Survey survey;

    /// @param parts where the use cases are
    public Remainder(BeanContext parts) {
        this.parts = parts;
        this.survey = new Survey(parts);
    }

    /// The rest of `description`. Nothing of it is in a tenant that is being deleted.
    public Description of(Description description) {
        ShowTenant show = parts.getBean(ShowTenant.class);
        return new Description(description.tenants().stream()
                .flatMap(described -> show
                        .handle(described.slug())
                        .map(tenant -> rest(described, tenant))
                        .orElse(Optional.of(described))
                        .stream())
                .toList());
    }

    private Optional<DescribedTenant> rest(DescribedTenant described, Tenant tenant) {
        if (tenant.state() == TenantState.DELETING) {
            return Optional.empty();
        }
        TenantId id = tenant.id();
        Set<Scope> scopes =
                survey.scopes(id).stream().map(ScopeDefinition::scope).collect(Collectors.toSet());
        Set<RoleName> roles = survey.roles(id).stream().map(Role::name).collect(Collectors.toSet());
        GroupsThere groups = new GroupsThere(survey.groups(id));
        return Optional.of(new DescribedTenant(
                survey.outline(tenant),
                described.scopes().stream()
                        .filter(scope -> !scopes.contains(scope.scope()))
                        .toList(),
                described.roles().stream()
                        .filter(role -> !roles.contains(role.name()))
                        .toList(),
                described.clients().stream()
                        .filter(client -> isMissing(id, client))
                        .toList(),
                described.users().stream().filter(user -> isMissing(id, user)).toList(),
                described.groups().stream()
                        .filter(group -> groups.take(group).isEmpty())
                        .toList()));
    }

    private boolean isMissing(TenantId tenant, DescribedClient client) {
        return survey.client(tenant, client.id()).isEmpty()
                && isFree(tenant, LoginName.of(client.id().value()));
    }

    private boolean isMissing(TenantId tenant, DescribedUser user) {
        return isFree(tenant, user.name().login())
                && user.email()
                        .map(Email::login)
                        .filter(login -> !isFree(tenant, login))
                        .isEmpty();
    }

    private boolean isFree(TenantId tenant, LoginName name) {
        return parts.getBean(ShowUser.class)
                .handle(new ShowUser.ByName(tenant, name))
                .isEmpty();
    }
}
