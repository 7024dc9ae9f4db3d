package dev.signet.bootstrap.simulation;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Somebody, and what proves them.
final class User {

    final Tenant tenant;
    final String id;
    final Set<String> roles = new TreeSet<>();
    final Passwords passwords = new Passwords();
    final ApiKeys keys = new ApiKeys();
    final Tags tags = new Tags();

    /// The authenticator that counts, and the one that waits to be confirmed.
    @Nullable
    Authenticator factor;

    @Nullable
    Authenticator pending;

    String name;

    /// Empty where they have none.
    String displayName = "";

    String title = "";
    boolean active = true;

    User(Tenant tenant, String name, String id) {
        this.tenant = tenant;
        this.name = name;
        this.id = id;
    }

    /// The most a token of theirs may hold.
    Set<String> given() {
        Set<String> given = new HashSet<>(Set.of("tenant:" + tenant.slug));
        roles.forEach(role -> {
            given.add(role);
            given.addAll(tenant.roles.getOrDefault(role, Set.of()));
        });
        return given;
    }

    Set<String> allowed() {
        Set<String> allowed = given();
        allowed.addAll(Set.of("openid", "profile", "email", "offline_access"));
        return allowed;
    }

    /// What a provisioning client sees of them, whose change is a new version.
    String shown() {
        return String.join("|", name, displayName, title, String.valueOf(active), String.valueOf(roles));
    }

    @Override
    public String toString() {
        return tenant + "/" + name;
    }
}
