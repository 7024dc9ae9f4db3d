package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.scim.Groups;
import dev.signet.domain.Version;
import dev.signet.domain.scim.Found;
import dev.signet.domain.scim.Gathering;
import dev.signet.domain.scim.Group;
import dev.signet.domain.scim.GroupId;
import dev.signet.domain.scim.Query;
import dev.signet.domain.scim.Reading;
import dev.signet.domain.user.UserId;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class InMemoryGroups implements Groups {

    private final InstantSource clock;

    InMemoryGroups(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Gathering> find(TenantTx tx, GroupId id, Reading reading) {
        Memory memory = Memory.of(tx);
        return Optional.ofNullable(memory.groups.get(new Memory.Key<>(tx.tenant(), id)))
                .map(row -> gathering(memory, tx, row, reading));
    }

    @Override
    public boolean add(TenantTx tx, Group group, Set<UserId> members) {
        Memory memory = Memory.of(tx);
        if (!allThere(memory, tx, members)) {
            return false;
        }
        var times = new Memory.Times(clock.instant(), clock.instant());
        memory.groups.put(
                new Memory.Key<>(tx.tenant(), group.id()), new Memory.GroupRow(group, Set.copyOf(members), times));
        return true;
    }

    @Override
    public Changed change(TenantTx tx, Group next, Set<UserId> members, Version expected) {
        Memory memory = Memory.of(tx);
        var key = new Memory.Key<>(tx.tenant(), next.id());
        Memory.GroupRow known = memory.groups.get(key);
        if (known == null || !known.group().version().equals(expected)) {
            return Changed.STALE;
        }
        if (!allThere(memory, tx, members)) {
            return Changed.UNKNOWN_MEMBER;
        }
        var changed = new Group(next.id(), next.displayName(), next.externalId(), expected.next());
        memory.groups.put(
                key,
                new Memory.GroupRow(
                        changed,
                        Set.copyOf(members),
                        new Memory.Times(known.times().created(), clock.instant())));
        return Changed.DONE;
    }

    @Override
    public boolean remove(TenantTx tx, GroupId group, Version expected) {
        Memory memory = Memory.of(tx);
        var key = new Memory.Key<>(tx.tenant(), group);
        Memory.GroupRow known = memory.groups.get(key);
        return known != null && known.group().version().equals(expected) && memory.groups.remove(key) != null;
    }

    @Override
    public Found<Gathering> search(TenantTx tx, Query query, Reading reading) {
        Memory memory = Memory.of(tx);
        Found<Gathering> found = new InMemorySearch<Gathering>(
                        Gathering::facts, group -> group.group().id().value())
                .run(
                        memory.groups.entrySet().stream()
                                .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                                .map(Map.Entry::getValue)
                                .map(row -> gathering(memory, tx, row, Reading.WITH_MEMBERS)),
                        query);
        return new Found<>(
                found.items().stream().map(group -> shown(group, reading)).toList(), found.total(), found.next());
    }

    private static Gathering shown(Gathering group, Reading reading) {
        return switch (reading) {
            case WITH_MEMBERS -> group;
            case WITHOUT_MEMBERS -> new Gathering(group.group(), List.of(), group.created(), group.changed());
        };
    }

    private static boolean allThere(Memory memory, TenantTx tx, Set<UserId> members) {
        return members.stream().allMatch(user -> memory.users.containsKey(new Memory.Key<>(tx.tenant(), user)));
    }

    private static Gathering gathering(Memory memory, TenantTx tx, Memory.GroupRow row, Reading reading) {
        List<Gathering.Member> members = row.members().stream()
                .map(user -> new Gathering.Member(
                        user,
                        Memory.required(memory.users.get(new Memory.Key<>(tx.tenant(), user)))
                                .name()
                                .value()))
                .sorted(Comparator.comparing(member -> member.user().value().toString()))
                .toList();
        return shown(
                new Gathering(
                        row.group(), members, row.times().created(), row.times().changed()),
                reading);
    }
}
