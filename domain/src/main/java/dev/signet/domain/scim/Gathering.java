package dev.signet.domain.scim;

import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A group as provisioning clients see it.
///
/// @param members empty also where nobody asked for them
public record Gathering(Group group, List<Member> members, Instant created, Instant changed) {

    public Gathering {
        members = List.copyOf(members);
    }

    /// Somebody who belongs to it.
    ///
    /// @param name their user name
    public record Member(UserId user, String name) {}

    /// All that is known of it.
    public Facts facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("id", 0, group.id().value().toString()));
        facts.add(new Fact("displayName", 0, group.displayName()));
        facts.add(new Fact("meta.created", 0, created.toString()));
        facts.add(new Fact("meta.lastModified", 0, changed.toString()));
        group.externalId().ifPresent(text -> facts.add(new Fact("externalId", 0, text)));
        int position = 0;
        for (Member member : members) {
            facts.add(
                    new Fact("members.value", position++, member.user().value().toString()));
        }
        return new Facts(facts);
    }
}
