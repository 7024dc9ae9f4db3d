package dev.signet.bootstrap.description;

import dev.signet.application.Author;
import dev.signet.application.client.DefineScope;
import dev.signet.application.credential.policy.ChangeCredentialPolicy;
import dev.signet.application.credential.policy.ShowCredentialPolicy;
import dev.signet.application.tenant.ChangeTenant;
import dev.signet.application.tenant.ProvisionTenant;
import dev.signet.application.tenant.ShowTenant;
import dev.signet.application.user.DefineRole;
import dev.signet.bootstrap.description.Description.DescribedTenant;
import dev.signet.bootstrap.description.Description.Outline;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.credential.CredentialPolicy;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.Role;
import io.micronaut.context.BeanContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a deployment as it is described. What is so already is not touched, so that applying a description twice is
/// the same as once; what it does not name stays as it is.
public final class Applying {

    /// Why a tenant that is being deleted is left alone.
    static final String GOING = "it is being deleted; `state: active` brings it back";

    private final BeanContext parts;
    private final Author author;
    private final ClientApplying clients;
    private final UserApplying users;
    private final GroupApplying groups;

    /// @param parts where the use cases are
    /// @param author by whose word
    public Applying(BeanContext parts, Author author) {
        this.parts = parts;
        this.author = author;
        this.clients = new ClientApplying(parts, author);
        this.users = new UserApplying(parts, author);
        this.groups = new GroupApplying(parts, author);
    }

    /// Applies all of it, and goes on where a single thing is refused.
    public Changes apply(Description description) {
        Changes changes = new Changes();
        description.tenants().forEach(tenant -> apply(tenant, changes));
        return changes;
    }

    private void apply(DescribedTenant described, Changes changes) {
        Optional<Tenant> tenant = tenant(described.outline(), changes);
        if (tenant.isEmpty()) {
            return;
        }
        TenantId id = tenant.get().id();
        scopes(described, id, changes);
        described.roles().forEach(role -> role(described, id, role, changes));
        described.clients().forEach(client -> clients.apply(described.slug(), id, client, changes));
        described.users().forEach(user -> users.apply(described.slug(), id, user, changes));
        groups.apply(described.slug(), id, described.groups(), changes);
    }

    private Optional<Tenant> tenant(Outline described, Changes changes) {
        String thing = "tenant " + described.slug();
        Optional<Tenant> before = parts.getBean(ShowTenant.class).handle(described.slug());
        if (before.filter(described::leavesTo).isPresent()) {
            changes.refuse(thing, GOING);
            return Optional.empty();
        }
        List<String> steps = new ArrayList<>();
        if (before.isEmpty()) {
            var made = parts.getBean(ProvisionTenant.class)
                    .handle(new ProvisionTenant.Request(
                            described.slug(),
                            described.name().orElse(described.slug().value()),
                            described.policy().orElse(described.usual()),
                            author));
            switch (made) {
                case ProvisionTenant.Provisioned _ -> steps.add("made");
                case ProvisionTenant.SlugTaken _ -> {} // somebody else made it at this moment
                case ProvisionTenant.SlugReserved _ -> {
                    changes.refuse(thing, "its slug is a word of the URL space");
                    return Optional.empty();
                }
            }
        }
        return change(described, thing, steps, changes);
    }

    private Optional<Tenant> change(Outline described, String thing, List<String> steps, Changes changes) {
        Optional<Tenant> before = parts.getBean(ShowTenant.class).handle(described.slug());
        var outcome = parts.getBean(ChangeTenant.class)
                .handle(new ChangeTenant.Request(described.slug(), Optional.empty(), described::onto, author));
        switch (outcome) {
            case ChangeTenant.Changed changed -> {
                if (before.filter(changed.tenant()::equals).isEmpty()) {
                    steps.add("changed");
                }
                credentials(described, changed.tenant().id(), steps);
                changes.note(thing, steps);
                return Optional.of(changed.tenant());
            }
            case ChangeTenant.Unknown _ -> {
                changes.refuse(thing, "a tenant of that slug was deleted for good");
                return Optional.empty();
            }
            case ChangeTenant.Stale _ -> {
                changes.refuse(thing, "somebody else changed it at this moment; apply again");
                return Optional.empty();
            }
        }
    }

    private void credentials(Outline described, TenantId tenant, List<String> steps) {
        CredentialPolicy before = parts.getBean(ShowCredentialPolicy.class).handle(tenant);
        described.credentials().filter(wanted -> !wanted.equals(before)).ifPresent(wanted -> {
            parts.getBean(ChangeCredentialPolicy.class)
                    .handle(new ChangeCredentialPolicy.Request(tenant, wanted, author));
            steps.add("credential policy changed");
        });
    }

    /// A scope that would be circular may only be early: what turns the circle round is described after it.
    private void scopes(DescribedTenant described, TenantId tenant, Changes changes) {
        List<ScopeDefinition> early = described.scopes().stream()
                .filter(scope -> !define(described, tenant, scope, changes))
                .toList();
        early.stream()
                .filter(scope -> !define(described, tenant, scope, changes))
                .forEach(scope -> changes.refuse(
                        "scope %s/%s".formatted(described.slug(), scope.scope()), "it would imply itself"));
    }

    private boolean define(DescribedTenant described, TenantId tenant, ScopeDefinition scope, Changes changes) {
        String thing = "scope %s/%s".formatted(described.slug(), scope.scope());
        return switch (parts.getBean(DefineScope.class).handle(new DefineScope.Request(tenant, scope, author))) {
            case DEFINED -> {
                changes.note(thing, "defined");
                yield true;
            }
            case UNCHANGED -> {
                changes.note(thing, List.of());
                yield true;
            }
            case BEYOND_AUTHOR -> {
                changes.refuse(thing, "it gives more than you may give");
                yield true;
            }
            case CIRCULAR -> false;
        };
    }

    private void role(DescribedTenant described, TenantId tenant, Role role, Changes changes) {
        String thing = "role %s/%s".formatted(described.slug(), role.name());
        switch (parts.getBean(DefineRole.class).handle(new DefineRole.Request(tenant, role, author))) {
            case DEFINED -> changes.note(thing, "defined");
            case UNCHANGED -> changes.note(thing, List.of());
            case BEYOND_AUTHOR -> changes.refuse(thing, "it gives more than you may give");
        }
    }
}
