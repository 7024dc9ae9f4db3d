package dev.signet.rest.scim;

import dev.signet.application.scim.ChangePerson;
import dev.signet.application.scim.CreatePerson;
import dev.signet.application.scim.FindPeople;
import dev.signet.application.scim.ShowPerson;
import dev.signet.application.user.RemoveUser;
import dev.signet.domain.Version;
import dev.signet.domain.scim.Catalog;
import dev.signet.domain.scim.Found;
import dev.signet.domain.scim.Person;
import dev.signet.domain.scim.Query;
import dev.signet.domain.scim.ResourceType;
import dev.signet.domain.user.UserId;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// People.
@Singleton
final class PersonResources implements Resources {

    /// What clients of the tenant API look for in every person.
    private static final List<String> EXPECTED = List.of("externalId", "name", "displayName");

    private final CreatePerson create;
    private final ShowPerson show;
    private final FindPeople find;
    private final ChangePerson change;
    private final RemoveUser remove;
    private final ScimSettings settings;

    PersonResources(
            CreatePerson create,
            ShowPerson show,
            FindPeople find,
            ChangePerson change,
            RemoveUser remove,
            ScimSettings settings) {
        this.create = create;
        this.show = show;
        this.find = find;
        this.change = change;
        this.remove = remove;
        this.settings = settings;
    }

    @Override
    public ResourceType type() {
        return Catalog.USER;
    }

    @Override
    public Shown create(Provisioner provisioner, Map<String, Object> body) {
        Map<String, Object> tree = Shaping.resource(body, type());
        var request = new CreatePerson.Request(
                provisioner.tenant(), PersonTree.wanted(tree), PersonTree.password(tree), provisioner.author());
        return switch (create.handle(request)) {
            case CreatePerson.Created created -> shown(provisioner, created.person());
            case CreatePerson.NameTaken taken -> throw ScimFault.uniqueness();
            case CreatePerson.BeyondAuthor beyond -> throw ScimFault.beyondAuthor();
        };
    }

    @Override
    public Shown show(Provisioner provisioner, String id, Projection projection) {
        return show.handle(new ShowPerson.Request(provisioner.tenant(), id(id)))
                .map(person -> shown(provisioner, person))
                .orElseThrow(PersonResources::unknown);
    }

    @Override
    public Listed find(Provisioner provisioner, Query query, Projection projection) {
        Found<Person> found = find.handle(new FindPeople.Request(provisioner.tenant(), query));
        return new Listed(
                found.items().stream().map(person -> shown(provisioner, person)).toList(), found.total(), found.next());
    }

    @Override
    public Shown replace(Provisioner provisioner, String id, Optional<Version> expected, Map<String, Object> body) {
        Map<String, Object> given = Shaping.resource(body, type());
        return change(provisioner, id, expected, person -> replaced(person, given));
    }

    @Override
    public Shown patch(Provisioner provisioner, String id, Optional<Version> expected, Map<String, Object> body) {
        return change(provisioner, id, expected, person -> {
            Map<String, Object> after = Patch.apply(body, type(), PersonTree.of(person));
            // Those that they had are gone, not unnamed.
            after.putIfAbsent("roles", Trees.UNASSIGNED);
            return after;
        });
    }

    @Override
    public void remove(Provisioner provisioner, String id, Optional<Version> expected) {
        Optional<UserId> user = parsed(id);
        if (user.isEmpty()) {
            return;
        }
        var request = new RemoveUser.Request(provisioner.tenant(), user.get(), expected, provisioner.author());
        switch (remove.handle(request)) {
            case REMOVED, UNKNOWN -> {}
            case STALE -> throw ScimFault.stale();
            case BEYOND_AUTHOR -> throw ScimFault.beyondAuthor();
        }
    }

    /// Roles and password that are not named stay whatever is decided of the rest.
    private Map<String, Object> replaced(Person person, Map<String, Object> given) {
        Map<String, Object> before = PersonTree.of(person);
        Map<String, Object> after = new LinkedHashMap<>();
        before.forEach((name, value) -> {
            if (settings.putMerges()) {
                after.put(name, value);
            }
        });
        given.forEach((name, value) -> {
            if (Shaping.isUnassigned(value) && !name.equals("roles")) {
                after.remove(name);
            } else {
                after.put(name, value);
            }
        });
        return after;
    }

    private Shown change(
            Provisioner provisioner,
            String id,
            Optional<Version> expected,
            Function<Person, Map<String, Object>> changed) {
        var request = new ChangePerson.Request(
                provisioner.tenant(),
                id(id),
                expected,
                person -> {
                    Map<String, Object> tree = changed.apply(person);
                    // Nobody is let in by silence.
                    tree.putIfAbsent("active", person.access().user().isActive());
                    return new ChangePerson.Change(PersonTree.wanted(tree), PersonTree.password(tree));
                },
                provisioner.author());
        return switch (change.handle(request)) {
            case ChangePerson.Changed done -> shown(provisioner, done.person());
            case ChangePerson.Unknown unknown -> throw unknown();
            case ChangePerson.Stale stale -> throw ScimFault.stale();
            case ChangePerson.NameTaken taken -> throw ScimFault.uniqueness();
            case ChangePerson.BeyondAuthor beyond -> throw ScimFault.beyondAuthor();
        };
    }

    private Shown shown(Provisioner provisioner, Person person) {
        var user = person.access().user();
        String id = user.id().value().toString();
        Map<String, Object> kept = PersonTree.of(person);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schemas", Metas.schemas(type(), kept));
        tree.put("id", id);
        EXPECTED.forEach(name -> tree.put(name, Trees.NULL));
        tree.put("emails", Trees.UNASSIGNED);
        tree.putAll(kept);
        tree.put("groups", groups(provisioner, person));
        tree.put(
                "meta",
                Metas.meta(
                        type(),
                        person.created(),
                        person.changed(),
                        provisioner.location(type().endpoint(), id),
                        user.version()));
        return new Shown(id, user.version(), tree);
    }

    private static List<Object> groups(Provisioner provisioner, Person person) {
        List<Object> groups = new ArrayList<>();
        for (Person.Membership membership : person.groups()) {
            String id = membership.group().value().toString();
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("value", id);
            group.put("$ref", provisioner.location(Catalog.GROUP.endpoint(), id));
            group.put("display", membership.displayName());
            group.put("type", "direct");
            groups.add(group);
        }
        return groups;
    }

    private static UserId id(String text) {
        return parsed(text).orElseThrow(PersonResources::unknown);
    }

    static Optional<UserId> parsed(String text) {
        return uuid(text).map(UserId::new);
    }

    /// Only the one spelling of a UUID.
    static Optional<UUID> uuid(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ScimFault unknown() {
        return ScimFault.of(HttpStatus.NOT_FOUND, "User not found");
    }
}
