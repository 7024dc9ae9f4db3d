package dev.signet.bootstrap.description;

import dev.signet.application.Author;
import dev.signet.application.scim.ChangeGroup;
import dev.signet.application.scim.CreateGroup;
import dev.signet.application.user.ShowUser;
import dev.signet.bootstrap.description.Description.DescribedGroup;
import dev.signet.domain.scim.Gathering;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserName;
import io.micronaut.context.BeanContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes groups as they are described: who is described belongs to them, and nobody else.
final class GroupApplying {

    private final BeanContext parts;
    private final Author author;

    GroupApplying(BeanContext parts, Author author) {
        this.parts = parts;
        this.author = author;
    }

    void apply(TenantSlug slug, TenantId tenant, List<DescribedGroup> described, Changes changes) {
        if (described.isEmpty()) {
            return;
        }
        GroupsThere there = new GroupsThere(new Survey(parts).groups(tenant));
        for (DescribedGroup group : described) {
            String thing = "group %s/%s".formatted(slug, group.name());
            Optional<Set<UserId>> members = members(tenant, group);
            if (members.isEmpty()) {
                changes.refuse(thing, "one of its members does not exist");
            } else {
                there.take(group)
                        .ifPresentOrElse(
                                before -> change(tenant, group, before, members.get(), changes, thing),
                                () -> create(tenant, group, members.get(), changes, thing));
            }
        }
    }

    /// Empty if there is one who does not exist.
    private Optional<Set<UserId>> members(TenantId tenant, DescribedGroup group) {
        ShowUser show = parts.getBean(ShowUser.class);
        Set<UserId> members = new HashSet<>();
        for (UserName name : group.members()) {
            var found = show.handle(new ShowUser.ByName(tenant, name.login()));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            members.add(found.get().user().id());
        }
        return Optional.of(members);
    }

    private void create(TenantId tenant, DescribedGroup group, Set<UserId> members, Changes changes, String thing) {
        var outcome = parts.getBean(CreateGroup.class)
                .handle(new CreateGroup.Request(tenant, group.name(), group.externalId(), members, author));
        switch (outcome) {
            case CreateGroup.Created _ -> changes.note(thing, "made");
            case CreateGroup.UnknownMember _ -> changes.refuse(thing, "one of its members was just removed");
        }
    }

    private void change(
            TenantId tenant,
            DescribedGroup group,
            Gathering before,
            Set<UserId> members,
            Changes changes,
            String thing) {
        var outcome = parts.getBean(ChangeGroup.class)
                .handle(new ChangeGroup.Request(
                        tenant,
                        before.group().id(),
                        Optional.empty(),
                        now -> new ChangeGroup.Change(group.name(), group.externalId(), members),
                        author));
        switch (outcome) {
            case ChangeGroup.Changed changed ->
                changes.note(thing, changed.group().group().equals(before.group()) ? List.of() : List.of("changed"));
            case ChangeGroup.Unknown _, ChangeGroup.Stale _ ->
                changes.refuse(thing, "somebody else changed it at this moment; apply again");
            case ChangeGroup.UnknownMember _ -> changes.refuse(thing, "one of its members was just removed");
        }
    }
}
