package dev.signet.rest.admin;

import dev.signet.application.Author;
import dev.signet.domain.client.Scope;
import dev.signet.domain.tenant.TenantId;
import dev.signet.rest.edge.Fault;
import io.micronaut.security.authentication.Authentication;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who administers, and whose tenant: the operator any, anybody else their own.
final class Administrator implements Authentication {

    /// The role of whoever runs this deployment. No scope implies it.
    static final String OPERATOR = "operator";

    private static final long serialVersionUID = 1L;

    private final transient Author author;
    private final transient boolean operator;
    private final transient Optional<TenantId> tenant;

    /// @param tenant whom the request addresses; empty if it names none, or one that does not exist
    Administrator(Author author, boolean operator, Optional<TenantId> tenant) {
        this.author = author;
        this.operator = operator;
        this.tenant = tenant;
    }

    /// By whose word changes are made.
    Author author() {
        return author;
    }

    /// The tenant that the request addresses.
    ///
    /// @throws Fault 404 if there is none; only the operator gets so far
    TenantId tenant() {
        return tenant.orElseThrow(() -> Fault.notFound("No such tenant."));
    }

    /// The same, if there is one.
    Optional<TenantId> addressed() {
        return tenant;
    }

    /// Whether they may do what needs `role`: a scope, inheritance included, or [#OPERATOR].
    boolean has(String role) {
        return role.equals(OPERATOR) ? operator : author.reach().permit(new Scope(role));
    }

    @Override
    public String getName() {
        return author.actor().kind() + ":" + author.actor().id();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    @Override
    public Collection<String> getRoles() {
        return operator
                ? List.of(OPERATOR)
                : author.reach().values().stream().map(Scope::value).toList();
    }
}
