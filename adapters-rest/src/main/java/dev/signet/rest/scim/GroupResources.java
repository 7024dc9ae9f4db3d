package dev.signet.rest.scim;

import dev.signet.application.scim.ChangeGroup;
import dev.signet.application.scim.CreateGroup;
import dev.signet.application.scim.FindGroups;
import dev.signet.application.scim.RemoveGroup;
import dev.signet.application.scim.ShowGroup;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import dev.signet.domain.scim.Catalog;
import dev.signet.domain.scim.Found;
import dev.signet.domain.scim.Gathering;
import dev.signet.domain.scim.GroupId;
import dev.signet.domain.scim.Query;
import dev.signet.domain.scim.ResourceType;
import dev.signet.domain.user.UserId;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Groups.
@Singleton
final class GroupResources implements Resources {

    private static final String MEMBERS = "members";
    private static final String VALUE = "value";

    private final CreateGroup create;
    private final ShowGroup show;
    private final FindGroups find;
    private final ChangeGroup change;
    private final RemoveGroup remove;
    private final ScimSettings settings;

    GroupResources(
            CreateGroup create,
            ShowGroup show,
            FindGroups find,
            ChangeGroup change,
            RemoveGroup remove,
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
        return Catalog.GROUP;
    }

    @Override
    public Shown create(Provisioner provisioner, Map<String, Object> body) {
        ChangeGroup.Change wanted = wanted(Shaping.resource(body, type()));
        var request = new CreateGroup.Request(
                provisioner.tenant(),
                wanted.displayName(),
                wanted.externalId(),
                wanted.members(),
                provisioner.author());
        return switch (create.handle(request)) {
            case CreateGroup.Created created -> shown(provisioner, created.group());
            case CreateGroup.UnknownMember unknown -> throw unknownMember();
        };
    }

    @Override
    public Shown show(Provisioner provisioner, String id, Projection projection) {
        return show.handle(new ShowGroup.Request(provisioner.tenant(), id(id), projection.reading()))
                .map(group -> shown(provisioner, group))
                .orElseThrow(GroupResources::unknown);
    }

    @Override
    public Listed find(Provisioner provisioner, Query query, Projection projection) {
        Found<Gathering> found = find.handle(new FindGroups.Request(provisioner.tenant(), query, projection.reading()));
        return new Listed(
                found.items().stream().map(group -> shown(provisioner, group)).toList(), found.total(), found.next());
    }

    @Override
    public Shown replace(Provisioner provisioner, String id, Optional<Version> expected, Map<String, Object> body) {
        Map<String, Object> given = Shaping.resource(body, type());
        return change(provisioner, id, expected, group -> {
            Map<String, Object> after = settings.putMerges() ? tree(group) : new LinkedHashMap<>();
            after.putAll(given);
            return after;
        });
    }

    @Override
    public Shown patch(Provisioner provisioner, String id, Optional<Version> expected, Map<String, Object> body) {
        return change(provisioner, id, expected, group -> Patch.apply(body, type(), tree(group)));
    }

    @Override
    public void remove(Provisioner provisioner, String id, Optional<Version> expected) {
        Optional<GroupId> group = PersonResources.uuid(id).map(GroupId::new);
        if (group.isEmpty()) {
            return;
        }
        var request = new RemoveGroup.Request(provisioner.tenant(), group.get(), expected, provisioner.author());
        switch (remove.handle(request)) {
            case REMOVED, UNKNOWN -> {}
            case STALE -> throw ScimFault.stale();
        }
    }

    private Shown change(
            Provisioner provisioner,
            String id,
            Optional<Version> expected,
            Function<Gathering, Map<String, Object>> changed) {
        var request = new ChangeGroup.Request(
                provisioner.tenant(), id(id), expected, group -> wanted(changed.apply(group)), provisioner.author());
        ChangeGroup.Outcome outcome = checked(() -> change.handle(request));
        return switch (outcome) {
            case ChangeGroup.Changed done -> shown(provisioner, done.group());
            case ChangeGroup.Unknown unknown -> throw unknown();
            case ChangeGroup.Stale stale -> throw ScimFault.stale();
            case ChangeGroup.UnknownMember unknown -> throw unknownMember();
        };
    }

    private static <T> T checked(java.util.function.Supplier<T> call) {
        try {
            return call.get();
        } catch (InvalidValue e) {
            throw ScimFault.invalidValue("A value " + e.getMessage());
        }
    }

    private static ChangeGroup.Change wanted(Map<String, Object> tree) {
        String name = PersonTree.text(tree, "displayName")
                .orElseThrow(() -> ScimFault.invalidValue("displayName is required"));
        Set<UserId> members = new LinkedHashSet<>();
        if (tree.get(MEMBERS) instanceof List<?> list) {
            for (Object element : list) {
                Map<String, Object> member = Trees.asObject(element).orElse(Map.of());
                if (member.getOrDefault("type", "User") instanceof String kind && !kind.equalsIgnoreCase("User")) {
                    throw ScimFault.invalidValue("Only people belong to groups");
                }
                members.add(PersonTree.text(member, VALUE)
                        .flatMap(PersonResources::parsed)
                        .orElseThrow(GroupResources::unknownMember));
            }
        }
        return new ChangeGroup.Change(name, PersonTree.text(tree, "externalId"), members);
    }

    private static Map<String, Object> tree(Gathering group) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("displayName", group.group().displayName());
        group.group().externalId().ifPresent(text -> tree.put("externalId", text));
        List<Object> members = new ArrayList<>();
        for (Gathering.Member member : group.members()) {
            members.add(new LinkedHashMap<>(Map.of(VALUE, member.user().value().toString(), "type", "User")));
        }
        tree.put(MEMBERS, members);
        return tree;
    }

    private Shown shown(Provisioner provisioner, Gathering gathering) {
        var group = gathering.group();
        String id = group.id().value().toString();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schemas", Metas.schemas(type(), Map.of()));
        tree.put("id", id);
        tree.put("externalId", group.externalId().<Object>map(text -> text).orElse(Trees.NULL));
        tree.put("displayName", group.displayName());
        tree.put(MEMBERS, members(provisioner, gathering));
        tree.put(
                "meta",
                Metas.meta(
                        type(),
                        gathering.created(),
                        gathering.changed(),
                        provisioner.location(type().endpoint(), id),
                        group.version()));
        return new Shown(id, group.version(), tree);
    }

    private static List<Object> members(Provisioner provisioner, Gathering group) {
        List<Object> members = new ArrayList<>();
        for (Gathering.Member member : group.members()) {
            String id = member.user().value().toString();
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put(VALUE, id);
            tree.put("$ref", provisioner.location(Catalog.USER.endpoint(), id));
            tree.put("type", "User");
            tree.put("display", member.name());
            members.add(tree);
        }
        return members;
    }

    private static GroupId id(String text) {
        return PersonResources.uuid(text).map(GroupId::new).orElseThrow(GroupResources::unknown);
    }

    private static ScimFault unknown() {
        return ScimFault.of(HttpStatus.NOT_FOUND, "Group not found");
    }

    private static ScimFault unknownMember() {
        return ScimFault.invalidValue("members must name people who exist");
    }
}
