package dev.signet.bootstrap.simulation;

import java.util.LinkedHashSet;
import java.util.Set;

/// People who belong together.
final class Group {

    final Tenant tenant;
    final String id;
    final Set<User> members = new LinkedHashSet<>();
    final Tags tags = new Tags();
    String name;

    Group(Tenant tenant, String id, String name) {
        this.tenant = tenant;
        this.id = id;
        this.name = name;
    }

    @Override
    public String toString() {
        return tenant + "/" + name + " of " + members.size();
    }
}
