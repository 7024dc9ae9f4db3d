package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.user.Users;
import dev.signet.domain.Version;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialState;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.scim.Fact;
import dev.signet.domain.scim.Profile;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.RoleAssignment;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class InMemoryUsers implements Users {

    private final InstantSource clock;

    InMemoryUsers(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Found lookup(TenantTx tx, LoginName name) {
        Memory memory = Memory.of(tx);
        Object owner = memory.names.get(new Memory.Key<>(tx.tenant(), name.normalised()));
        Optional<User> user = owner instanceof UserId id
                ? Optional.ofNullable(memory.users.get(new Memory.Key<>(tx.tenant(), id)))
                : Optional.empty();
        return new Found(
                Memory.required(memory.tenants.get(tx.tenant())),
                user.map(found -> new Candidate(
                        access(memory, tx, found),
                        password(memory, tx, found.id()),
                        InMemoryFactors.find(memory, tx, found.id(), CredentialState.LIVE))));
    }

    @Override
    public Optional<UserAccess> find(TenantTx tx, UserId id) {
        Memory memory = Memory.of(tx);
        return Optional.ofNullable(memory.users.get(new Memory.Key<>(tx.tenant(), id)))
                .map(user -> access(memory, tx, user));
    }

    @Override
    public boolean add(TenantTx tx, User user) {
        Memory memory = Memory.of(tx);
        Set<Memory.Key<String>> names = names(tx, user);
        if (names.stream().anyMatch(memory.names::containsKey)) {
            return false;
        }
        names.forEach(name -> memory.names.put(name, user.id()));
        var key = new Memory.Key<>(tx.tenant(), user.id());
        memory.users.put(key, user);
        memory.times.put(key, new Memory.Times(clock.instant(), clock.instant()));
        keepAddress(memory, key, user);
        return true;
    }

    @Override
    public List<Added> judgeAll(TenantTx tx, List<User> users) {
        Memory memory = Memory.of(tx);
        Map<Memory.Key<String>, Object> owners = new HashMap<>(memory.names);
        return users.stream().map(user -> judge(tx, user, owners)).toList();
    }

    @Override
    public List<Added> addAll(TenantTx tx, List<User> users) {
        List<Added> judged = judgeAll(tx, users);
        for (int i = 0; i < users.size(); i++) {
            if (judged.get(i) == Added.ADDED) {
                add(tx, users.get(i));
            }
        }
        return judged;
    }

    private static Added judge(TenantTx tx, User user, Map<Memory.Key<String>, Object> owners) {
        Set<Memory.Key<String>> names = names(tx, user);
        Set<Object> holders = new HashSet<>();
        names.stream().filter(owners::containsKey).map(owners::get).forEach(holders::add);
        if (holders.isEmpty()) {
            names.forEach(name -> owners.put(name, user.id()));
            return Added.ADDED;
        }
        boolean same = holders.size() == 1
                && holders.iterator().next() instanceof UserId
                && owners.keySet().containsAll(names);
        return same ? Added.THERE_ALREADY : Added.NAME_TAKEN;
    }

    @Override
    public Changed change(TenantTx tx, User next, Version expected) {
        Memory memory = Memory.of(tx);
        var key = new Memory.Key<>(tx.tenant(), next.id());
        User known = memory.users.get(key);
        if (known == null || !known.version().equals(expected)) {
            return Changed.STALE;
        }
        Set<Memory.Key<String>> names = names(tx, next);
        if (names.stream().map(memory.names::get).anyMatch(owner -> owner != null && !owner.equals(next.id()))) {
            return Changed.NAME_TAKEN;
        }
        names(tx, known).forEach(memory.names::remove);
        names.forEach(name -> memory.names.put(name, next.id()));
        memory.users.put(
                key, new User(next.id(), next.name(), next.email(), next.displayName(), next.state(), expected.next()));
        memory.times.computeIfPresent(key, (id, times) -> new Memory.Times(times.created(), clock.instant()));
        keepAddress(memory, key, next);
        return Changed.DONE;
    }

    @Override
    public boolean remove(TenantTx tx, UserId user, Version expected) {
        Memory memory = Memory.of(tx);
        var key = new Memory.Key<>(tx.tenant(), user);
        User known = memory.users.get(key);
        if (known == null || !known.version().equals(expected)) {
            return false;
        }
        memory.users.remove(key);
        memory.held.remove(key);
        memory.profiles.remove(key);
        memory.times.remove(key);
        memory.groups.replaceAll((id, row) -> {
            Set<UserId> members = new HashSet<>(row.members());
            boolean left = id.tenant().equals(tx.tenant()) && members.remove(user);
            return left ? row.without(Set.copyOf(members)) : row;
        });
        names(tx, known).forEach(memory.names::remove);
        memory.credentials
                .entrySet()
                .removeIf(row -> row.getKey().tenant().equals(tx.tenant())
                        && row.getValue().owner().equals(user));
        return true;
    }

    @Override
    public boolean assign(TenantTx tx, UserId user, Set<RoleName> roles, AssignedBy by, Instant now) {
        Memory memory = Memory.of(tx);
        if (!roles.stream().allMatch(role -> memory.roles.containsKey(new Memory.Key<>(tx.tenant(), role)))) {
            return false;
        }
        var key = new Memory.Key<>(tx.tenant(), user);
        Map<RoleName, AssignedBy> before = memory.held.getOrDefault(key, Map.of());
        Map<RoleName, AssignedBy> after = new HashMap<>();
        roles.forEach(role -> after.put(role, before.getOrDefault(role, by)));
        memory.held.put(key, Map.copyOf(after));
        return true;
    }

    @Override
    public boolean assignFirst(TenantTx tx, Map<UserId, Set<RoleName>> roles, AssignedBy by, Instant now) {
        Memory memory = Memory.of(tx);
        boolean known = roles.values().stream()
                .flatMap(Set::stream)
                .allMatch(role -> memory.roles.containsKey(new Memory.Key<>(tx.tenant(), role)));
        return known && roles.entrySet().stream().allMatch(one -> assign(tx, one.getKey(), one.getValue(), by, now));
    }

    @Override
    public void loggedIn(TenantTx tx, UserId user, Instant now) {
        Memory.of(tx);
    }

    @Override
    public List<UserAccess> page(TenantTx tx, Optional<UserId> after, int limit) {
        Memory memory = Memory.of(tx);
        return memory.users.entrySet().stream()
                .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(user -> user.id().value().toString()))
                .filter(user -> after.isEmpty()
                        || user.id()
                                        .value()
                                        .toString()
                                        .compareTo(after.get().value().toString())
                                > 0)
                .limit(limit)
                .map(user -> access(memory, tx, user))
                .toList();
    }

    /// The first address of a profile is the one that the user has.
    private static void keepAddress(Memory memory, Memory.Key<UserId> key, User user) {
        List<Fact> before = memory.profiles.getOrDefault(key, Profile.EMPTY).facts();
        List<Fact> facts = new ArrayList<>(before);
        facts.removeIf(fact -> fact.position() == 0
                && (user.email().isEmpty()
                        ? fact.attribute().startsWith("emails.")
                        : fact.attribute().equals("emails.value")));
        user.email().ifPresent(email -> {
            facts.add(new Fact("emails.value", 0, email.value()));
            if (facts.stream()
                    .noneMatch(fact -> fact.position() == 0 && fact.attribute().equals("emails.type"))) {
                facts.add(new Fact("emails.type", 0, "work"));
            }
            if (facts.stream()
                    .noneMatch(fact -> fact.position() == 0 && fact.attribute().equals("emails.primary"))) {
                facts.add(new Fact("emails.primary", 0, "true"));
            }
        });
        memory.profiles.put(key, new Profile(facts));
    }

    static UserAccess access(Memory memory, TenantTx tx, User user) {
        List<RoleAssignment> assignments =
                memory.held.getOrDefault(new Memory.Key<>(tx.tenant(), user.id()), Map.of()).entrySet().stream()
                        .map(held -> new RoleAssignment(
                                Memory.required(memory.roles.get(new Memory.Key<>(tx.tenant(), held.getKey()))),
                                held.getValue()))
                        .sorted(Comparator.comparing(held -> held.role().name()))
                        .toList();
        return new UserAccess(
                user,
                assignments,
                password(memory, tx, user.id()).flatMap(p -> p.life().expires()));
    }

    static Optional<PasswordCredential> password(Memory memory, TenantTx tx, UserId user) {
        return memory.credentials.entrySet().stream()
                .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                .map(Map.Entry::getValue)
                .filter(row -> row.isLive() && row.owner().equals(user) && row.kind() == CredentialKind.PASSWORD)
                .map(row -> (PasswordCredential) row.credential())
                .findFirst();
    }

    private static Set<Memory.Key<String>> names(TenantTx tx, User user) {
        Set<Memory.Key<String>> names = new HashSet<>();
        names.add(new Memory.Key<>(tx.tenant(), user.name().login().normalised()));
        user.email().map(Email::login).ifPresent(name -> names.add(new Memory.Key<>(tx.tenant(), name.normalised())));
        return names;
    }
}
