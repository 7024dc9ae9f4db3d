package dev.signet.application.client;

import dev.signet.application.TenantTx;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.client.ScopeInheritance;
import java.util.List;
import java.util.Optional;

/// What one tenant says of its scopes.
public interface ScopeDefinitions {

    /// Adds the definition, or replaces that of the same scope.
    void define(TenantTx tx, ScopeDefinition definition);

    /// What is said of `scope`.
    Optional<ScopeDefinition> find(TenantTx tx, Scope scope);

    /// Up to `limit` definitions in order of scope, after `after`.
    List<ScopeDefinition> page(TenantTx tx, Optional<Scope> after, int limit);

    /// Which scopes imply which.
    ScopeInheritance inheritance(TenantTx tx);

    /// The same for whoever is about to change it: until the transaction ends, nobody else gets it for a change, so
    /// that no two changes make a cycle together.
    ScopeInheritance inheritanceForChange(TenantTx tx);

    /// Whether a client may ask for it, a role carries it or another definition implies it.
    boolean isInUse(TenantTx tx, Scope scope);

    /// Removes the definition.
    ///
    /// @return false if there is none
    boolean remove(TenantTx tx, Scope scope);
}
