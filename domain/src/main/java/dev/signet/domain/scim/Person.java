package dev.signet.domain.scim;

import dev.signet.domain.user.UserAccess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A user as provisioning clients see them.
public record Person(UserAccess access, Profile profile, List<Membership> groups, Instant created, Instant changed) {

    public Person {
        groups = List.copyOf(groups);
    }

    /// That somebody belongs to a group.
    public record Membership(GroupId group, String displayName) {}

    /// All that is known of them.
    public Facts facts() {
        List<Fact> facts = new ArrayList<>(profile.facts());
        var user = access.user();
        facts.add(new Fact("id", 0, user.id().value().toString()));
        facts.add(new Fact("userName", 0, user.name().value()));
        facts.add(new Fact("active", 0, String.valueOf(user.isActive())));
        facts.add(new Fact("meta.created", 0, created.toString()));
        facts.add(new Fact("meta.lastModified", 0, changed.toString()));
        user.displayName().ifPresent(name -> facts.add(new Fact("displayName", 0, name)));
        int position = 0;
        for (var role : access.roles()) {
            facts.add(new Fact("roles.value", position++, role.value()));
        }
        position = 0;
        for (Membership group : groups) {
            facts.add(new Fact("groups.value", position, group.group().value().toString()));
            facts.add(new Fact("groups.display", position++, group.displayName()));
        }
        return new Facts(facts);
    }
}
