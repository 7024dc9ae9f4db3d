package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.scim.People;
import dev.signet.domain.scim.Found;
import dev.signet.domain.scim.Person;
import dev.signet.domain.scim.Profile;
import dev.signet.domain.scim.Query;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class InMemoryPeople implements People {

    @Override
    public Optional<Person> find(TenantTx tx, UserId id) {
        Memory memory = Memory.of(tx);
        return Optional.ofNullable(memory.users.get(new Memory.Key<>(tx.tenant(), id)))
                .map(user -> person(memory, tx, user));
    }

    @Override
    public void store(TenantTx tx, UserId id, Profile profile) {
        Memory.of(tx).profiles.put(new Memory.Key<>(tx.tenant(), id), profile);
    }

    @Override
    public Found<Person> search(TenantTx tx, Query query) {
        Memory memory = Memory.of(tx);
        return new InMemorySearch<Person>(
                        Person::facts, person -> person.access().user().id().value())
                .run(
                        memory.users.entrySet().stream()
                                .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                                .map(row -> person(memory, tx, row.getValue())),
                        query);
    }

    private static Person person(Memory memory, TenantTx tx, User user) {
        var key = new Memory.Key<>(tx.tenant(), user.id());
        var times = Memory.required(memory.times.get(key));
        List<Person.Membership> groups = memory.groups.entrySet().stream()
                .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                .map(Map.Entry::getValue)
                .filter(row -> row.members().contains(user.id()))
                .map(row -> new Person.Membership(row.group().id(), row.group().displayName()))
                .sorted(Comparator.comparing(
                        membership -> membership.group().value().toString()))
                .toList();
        return new Person(
                InMemoryUsers.access(memory, tx, user),
                memory.profiles.getOrDefault(key, Profile.EMPTY),
                groups,
                times.created(),
                times.changed());
    }
}
