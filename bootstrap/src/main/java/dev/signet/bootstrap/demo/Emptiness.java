package dev.signet.bootstrap.demo;

import dev.signet.application.client.ListClients;
import dev.signet.application.tenant.ListTenants;
import dev.signet.application.user.ListUsers;
import dev.signet.bootstrap.storage.CannotStart;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantSlug;
import io.micronaut.context.BeanContext;
import java.util.List;
import java.util.Optional;

/// Sees to it that published passwords never open somebody's real data: a demonstration begins in a database that
/// holds nothing but an empty default tenant.
final class Emptiness {

    private final BeanContext parts;
    private final TenantSlug defaultTenant;

    Emptiness(BeanContext parts, TenantSlug defaultTenant) {
        this.parts = parts;
        this.defaultTenant = defaultTenant;
    }

    void demand() {
        if (!holds()) {
            throw new CannotStart("--demo makes accounts whose passwords everybody knows, and this database holds "
                    + "tenants of its own; use an empty data directory or database.");
        }
    }

    boolean holds() {
        List<Tenant> tenants = parts.getBean(ListTenants.class)
                .handle(new ListTenants.Request(Optional.empty(), 2))
                .items();
        return tenants.stream().allMatch(this::isEmptyDefault);
    }

    private boolean isEmptyDefault(Tenant tenant) {
        return tenant.slug().equals(defaultTenant)
                && parts.getBean(ListUsers.class)
                        .handle(new ListUsers.Request(tenant.id(), Optional.empty(), 1))
                        .items()
                        .isEmpty()
                && parts.getBean(ListClients.class)
                        .handle(new ListClients.Request(tenant.id(), Optional.empty(), 1))
                        .items()
                        .isEmpty();
    }
}
