package dev.signet.domain.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// Which scopes of a tenant imply which, directly. It has no cycles: who defines a scope asks first.
///
/// Tokens carry what was granted and nothing implied; inheritance counts where a permission is checked.
public record ScopeInheritance(Map<Scope, Scopes> direct) {

    public ScopeInheritance {
        direct = Map.copyOf(direct);
    }

    /// The same with one more, or another, definition.
    public ScopeInheritance with(ScopeDefinition definition) {
        Map<Scope, Scopes> next = new HashMap<>(direct);
        next.put(definition.scope(), definition.implied());
        return new ScopeInheritance(next);
    }

    /// Whether `scope` would come to imply itself.
    public boolean isCircular(Scope scope) {
        return reached(scope).contains(scope);
    }

    /// Everything that `scope` implies by definition, directly or not.
    public Scopes everythingImpliedBy(Scope scope) {
        return reached(scope);
    }

    /// Whether who holds `held` may do what needs `required`, by definition or by [Scope#implies].
    public boolean permit(Scopes held, Scope required) {
        return held.permit(required)
                || held.values().stream().map(this::reached).anyMatch(more -> more.permit(required));
    }

    private Scopes reached(Scope from) {
        TreeSet<Scope> seen = new TreeSet<>();
        Deque<Scope> open = new ArrayDeque<>(direct(from).values());
        while (!open.isEmpty()) {
            Scope next = open.pop();
            if (seen.add(next)) {
                open.addAll(direct(next).values());
            }
        }
        return new Scopes(seen);
    }

    private Scopes direct(Scope scope) {
        return direct.getOrDefault(scope, Scopes.NONE);
    }
}
